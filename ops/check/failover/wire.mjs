// Wires of loopback, which can be cut: whoever connects to one port is connected to another.
//
//   node ops/check/failover/wire.mjs FROM:TO …
//
// Cut by SIGSTOP, as a switch that fails would: nobody is told, what is sent is not heard, and who connects waits. SIGCONT mends it.

import { connect, createServer } from 'node:net';

for (const wire of process.argv.slice(2)) {
  const [from, to] = wire.split(':').map(Number);
  createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ host: '127.0.0.1', port: to, allowHalfOpen: true });
    near.pipe(far);
    far.pipe(near);
    for (const [end, other] of [[near, far], [far, near]]) {
      end.setNoDelay(true);
      end.on('error', () => other.destroy());
    }
  }).listen(from, '127.0.0.1');
}
