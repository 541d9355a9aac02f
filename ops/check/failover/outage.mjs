// Says when people were served again, by a ledger of people/write.mjs and what marks.sh has left.
//
//   node ops/check/failover/outage.mjs LEDGER MARKS FAULT OLD
//
// MARKS has a line for each row that a server took: its name, when it was sent and when it was acknowledged, in milliseconds since
// 1970. FAULT is when the primary OLD was lost. Prints how long nobody was primary, and how long after that people waited; exits
// with 1 if a write was acknowledged to nobody, or later than 2 s after a new primary took rows.

import { readFileSync } from 'node:fs';

const [ledger, marks, fault, old] = process.argv.slice(2);
const BAR = 2_000;
const began = Number(fault);

const accepted = readFileSync(marks, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split(' '))
  .filter(([server, , acked]) => server !== old && Number(acked) > began)
  .map(([, , acked]) => Number(acked));
const written = readFileSync(ledger, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .filter((entry) => entry.key && entry.acked && !entry.failed)
  .map((entry) => entry.acked);

const primary = Math.min(...accepted);
// Whoever was answered before may have been answered by the old one.
const waited = Math.min(...written.filter((acked) => acked >= primary)) - primary;
if (!Number.isFinite(waited)) {
  console.log(`a new primary after ${primary - began} ms, and nobody was served by it`);
  process.exit(1);
}
console.log(`a new primary took rows ${primary - began} ms after the fault, and people were served ${waited} ms later`);
process.exit(waited <= BAR ? 0 : 1);
