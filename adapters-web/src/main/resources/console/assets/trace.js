// The waterfall: a request, what it did, what it put into the queue, how long that waited, and what became of it.

import { ask } from './api.js'
import { facts, h, jobLink, millis, numeric, svg, table } from './dom.js'
import { lines } from './lines.js'

const WIDTH = 1000
// What is quicker than can be seen is seen nevertheless.
const THINNEST = 3

// Spans and lines of other processes come a second or two later, and an attempt may still run.
const LOOKS = 15

export async function trace(main, id) {
  let seen = ''
  let looks = 0

  async function load() {
    const path = `/console/api/traces/${encodeURIComponent(id)}`
    const [found, logged] = await Promise.all([ask(path).catch(notYet), ask(`${path}/lines`)])
    const now = `${found?.rows.length} ${logged.lines.length}`
    if (now === seen) return
    seen = now
    main.replaceChildren(h('h1', {}, `Trace ${id}`),
      ...(found ? waterfall(id, found) : [h('p', {}, 'No span of it is kept here yet.')]),
      h('h2', {}, 'Log'), lines('that were logged in the course of it', logged.lines))
  }

  // What is in the log alone was not sampled.
  const notYet = error => {
    if (error.status === 404) return null
    throw error
  }

  await load()

  return function pulse() {
    if (looks++ < LOOKS && !main.contains(document.activeElement?.closest('table') ?? null) && !main.querySelector('details[open]')) return load()
  }
}

function waterfall(id, found) {
  // Said where one trace passes into another, not in each of its lines.
  const above = [id]
  for (const row of found.rows) {
    row.crossing = row.traceId !== (row.depth === 0 ? id : above[row.depth])
    above[row.depth + 1] = row.traceId
  }
  const scale = WIDTH / Math.max(found.durationMs, 0.001)
  const processes = [...new Set(found.rows.map(row => row.process))]
  const jobs = new Map(found.rows
    .filter(row => row.attributes['job.id'])
    .map(row => [`${row.attributes['job.type']}/${row.attributes['job.id']}`, row.attributes]))
  return [
    facts([
      ['Began', found.startedAt],
      ['Took', millis(found.durationMs)],
      ['Processes', String(processes.length)],
      ['Jobs', jobs.size === 0 ? null : h('span', { id: 'trace-jobs' }, [...jobs.values()].map(each => [jobLink(each['job.type'], each['job.id']), ' ']))],
    ]),
    table(`${found.rows.length} spans, each below what it follows from`,
      ['Span', { text: 'Waited', number: true }, { text: 'Took', number: true }, 'When'],
      found.rows.map(row => line(row, scale, processes)), { class: 'waterfall' })]
}

function line(row, scale, processes) {
  const name = h('td', {}, h('details', {},
    h('summary', {}, row.name, note(row)),
    facts([
      ['Span', row.spanId], ['Trace', row.traceId], ['Kind', row.role],
      ['Process', processes.length > 1 || row.process ? row.process : null],
      ['Job', row.attributes['job.id'] ? jobLink(row.attributes['job.type'], row.attributes['job.id']) : null],
      ...Object.entries(row.attributes),
    ])))
  name.style.setProperty('--depth', Math.min(row.depth, 12))
  return h('tr', { 'data-role': row.role },
    name,
    numeric(row.waitedMs == null ? '' : millis(row.waitedMs)),
    numeric(millis(row.durationMs)),
    h('td', {}, bar(row, scale)))
}

function note(row) {
  const notes = [row.failed && 'failed', row.orphaned && 'what it follows from is not kept', row.crossing && 'linked from another trace'].filter(Boolean)
  return notes.length === 0 ? '' : h('span', { class: row.failed ? 'bad' : 'soft' }, ` (${notes.join(', ')})`)
}

function bar(row, scale) {
  const waited = row.waitedMs ?? 0
  const box = (kind, from, length) => svg('rect', {
    class: kind, x: from * scale, y: 3, height: 12, width: Math.max(length * scale, THINNEST),
  })
  return svg('svg', { viewBox: `0 0 ${WIDTH} 18`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    ...(waited > 0 ? [box('wait', row.offsetMs - waited, waited)] : []),
    box(row.failed ? 'failed' : row.role, row.offsetMs, row.durationMs))
}
