// One job: what it is, what became of each attempt, and where it came from.

import { act, ask } from './api.js'
import { asked } from './asked.js'
import { cell, facts, h, numeric, redraw, table, time, traceLink } from './dom.js'
import { latest } from './history.js'
import { NOT_DUE, path } from './jobs.js'
import { lines } from './lines.js'

// Lines of other processes come a second or two after the job has changed.
const LOOKS = 4

export function job(main, kind, id) {
  let seen = ''
  let looks = 0

  async function load() {
    const [found, logged] = await Promise.all([
      ask(path(kind, id)),
      ask(`/console/api/jobs/${encodeURIComponent(kind)}/${encodeURIComponent(id)}/lines`)])
    const over = ['succeeded', 'cancelled', 'dead'].includes(found.state)
    const doing = (verb, text, question, attributes) =>
      h('button', { ...attributes, click: () => asked(question, async () => { await act(`${path(kind, id)}/${verb}`); await load() }) }, text)
    redraw(main,
      h('h1', {}, `Job ${id}`),
      h('div', { class: 'bar' },
        NOT_DUE.includes(found.state) ? doing('run', 'Run now', `Have ${id} run now?`, {}) : [],
        over ? [] : doing('cancel', 'Cancel', `Cancel ${id} for good?`, { class: 'act' }),
        found.state === 'dead' ? doing('redrive', 'Redrive', `Have ${id} tried again?`, {}) : []),
      facts([
        ['Kind', found.kind],
        ['State', h('span', { id: 'job-state', class: found.state === 'dead' ? 'bad' : found.state === 'succeeded' ? 'good' : null }, found.state)],
        ['Attempts', String(found.attempts)],
        ['Priority', String(found.priority)],
        ['Enqueued', time(found.enqueuedAt)],
        ['Next run', found.due ? time(found.due) : null],
        ['Ended', found.endedAt ? time(found.endedAt) : null],
        ['Worker', found.worker],
        ['The request that caused it', found.causeTraceId ? traceLink(found.causeTraceId) : 'none: it recurs, or nobody traced its request'],
        ['The attempt that ended it', found.traceId ? traceLink(found.traceId) : null],
      ]),
      h('h2', {}, 'Attempts that failed'),
      found.failures.length === 0
        ? h('p', {}, 'None.')
        : table('Each with its whole error', [{ text: 'Attempt', number: true }, 'Began', 'Ended', 'Worker', 'Trace', 'Error'],
          found.failures.map(failure => h('tr', {},
            numeric(failure.attempt), cell(time(failure.startedAt)), cell(time(failure.endedAt)), cell(failure.worker, { class: 'id' }),
            cell(failure.traceId ? traceLink(failure.traceId, failure.traceId.slice(0, 8)) : 'none: its worker died'),
            cell(h('pre', {}, failure.error))))),
      h('h2', {}, 'Log'), lines('that its attempts have logged', logged.lines))
  }

  load()

  return function pulse() {
    const now = JSON.stringify(latest().kinds)
    if (now !== seen) { seen = now; looks = 0 }
    if (looks++ < LOOKS && !main.querySelector('.lines details[open]')) return load()
  }
}
