// Health: the parts, the pool, the event loops, the queue, and what has been lost or stopped.

import { h, number, seconds } from './dom.js'
import { latest, means, rates, sum, times, values } from './history.js'
import { Plot } from './plot.js'

const state = wanted => labels => labels['db.client.connection.state'] === wanted

export function health(main) {
  const loops = new Plot('Event loops wait', 'ms', [{ label: 'mean', colour: 'server' }])
  const pool = new Plot('Connections to the database', '', [{ label: 'used', colour: 'client' }, { label: 'waited for', colour: 'bad' }])
  const statements = new Plot('Statements', '/s', [{ label: 'all', colour: 'client' }])
  const cpu = new Plot('Processor of this process', '%', [{ label: 'used', colour: 'consumer' }])
  const parts = h('dl', { class: 'tiles', id: 'health' })
  main.replaceChildren(h('h1', {}, 'Health'), parts, h('h2', {}, 'Of late'),
    h('div', { class: 'plots' }, loops.element, pool.element, statements.element, cpu.element))

  const tile = (name, value, kind) => h('div', {}, h('dt', {}, name), h('dd', { class: kind ?? null }, value))

  return function pulse() {
    const now = latest()
    const kinds = now.kinds ?? []
    const paused = kinds.filter(kind => kind.pausedAt).map(kind => kind.kind)
    const dead = kinds.reduce((total, kind) => total + kind.dead, 0)
    const oldest = Math.max(0, ...kinds.map(kind => kind.oldestDueSeconds))
    const used = sum(now, 'jvm.memory.used', labels => labels.area === 'heap')
    parts.replaceChildren(
      ...Object.entries(now.health).map(([part, well]) => tile(part, well ? 'healthy' : 'unhealthy', well ? 'good' : 'bad')),
      tile('oldest due job', now.kinds ? oldest === 0 ? 'none' : seconds(oldest) : 'unknown'),
      tile('dead jobs', now.kinds ? number(dead) : 'unknown', dead > 0 ? 'bad' : null),
      tile('paused kinds', paused.length === 0 ? 'none' : paused.join(', '), paused.length > 0 ? 'bad' : null),
      tile('connections used', `${number(sum(now, 'db.client.connection.count', state('used')))} of ${number(sum(now, 'db.client.connection.max'))}`),
      tile('requests under way', number(sum(now, 'http.server.active_requests'))),
      tile('requests shed', number(sum(now, 'http.server.shed'))),
      tile('readers’ streams', number(sum(now, 'notifications.streams'))),
      tile('heap', `${number(used / 1048576)} MiB`),
      tile('telemetry lost', number(sum(now, 'telemetry.dropped'))),
      tile('up for', seconds(sum(now, 'process.uptime'))))
    loops.draw(times(), [means('eventloop.lag')])
    pool.draw(times(), [values(pulse => sum(pulse, 'db.client.connection.count', state('used'))), values(pulse => sum(pulse, 'db.client.connection.pending_requests'))])
    statements.draw(times(), [rates('db.client.operation.duration.count')])
    cpu.draw(times(), [values(pulse => sum(pulse, 'process.cpu.usage') * 100)])
  }
}
