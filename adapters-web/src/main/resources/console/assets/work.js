// What workers do, by kind or by worker: figures of all processes, as each tells them once a second.

import { h, jobLink, cell, numeric, redraw, seconds, table, time } from './dom.js'
import { latest, times, values } from './history.js'
import { Plot, palette } from './plot.js'

const FAILED = ['retried', 'dead']
// So many lines can be told apart; the table has them all.
const MOST_LINES = 8

const key = (worker, kind) => `${worker}\n${kind}`

// What each worker has counted of each kind since it began: attempts begun and ended, and the seconds that they were waited for.
function counted(pulse) {
  const all = new Map()
  for (const worker of pulse.workers ?? []) {
    for (const { name, labels, value } of worker.figures) {
      const place = key(worker.name, labels['job.type'])
      if (!all.has(place)) all.set(place, { worker: worker.name, kind: labels['job.type'], done: 0, failed: 0, ended: 0, begun: 0, waited: 0 })
      const of = all.get(place)
      if (name === 'jobs.queue.latency.count') of.begun += value
      if (name === 'jobs.queue.latency.sum') of.waited += value
      if (name === 'jobs.duration.count') {
        of.ended += value
        if (labels.result === 'success') of.done += value
        if (FAILED.includes(labels.result)) of.failed += value
      }
    }
  }
  return all
}

const remembered = new WeakMap()
const countedIn = pulse => {
  if (!remembered.has(pulse)) remembered.set(pulse, counted(pulse))
  return remembered.get(pulse)
}

// Between two pulses, group by group; whoever was not there before, or has begun anew, has grown by nothing that is known.
function grown(now, before, group) {
  const groups = new Map()
  for (const [place, of] of now) {
    const was = before?.get(place)
    if (!groups.has(of[group])) groups.set(of[group], { done: 0, failed: 0, begun: 0, waited: 0, running: 0 })
    const sum = groups.get(of[group])
    sum.running += Math.max(0, of.begun - of.ended)
    if (!was || was.begun > of.begun || was.ended > of.ended) continue
    for (const name of ['done', 'failed', 'begun', 'waited']) sum[name] += of[name] - was[name]
  }
  return groups
}

export class Work {
  constructor() {
    this.group = 'kind'
    this.plots = {
      done: new Plot('Done', '/s', []), failed: new Plot('Failed', '/s', []),
      waited: new Plot('Waited for, mean', 'ms', []), running: new Plot('Running', '', []),
    }
    this.running = h('div', { id: 'running' })
    this.element = h('section', { 'aria-labelledby': 'work' },
      h('h2', { id: 'work' }, 'Work, in all processes'),
      h('div', { class: 'bar' }, h('label', { for: 'group' }, 'By'),
        h('select', { id: 'group', change: event => { this.group = event.target.value; this.draw() } },
          h('option', { value: 'kind' }, 'kind'), h('option', { value: 'worker' }, 'worker'))),
      h('div', { class: 'plots' }, Object.values(this.plots).map(plot => plot.element)),
      h('h3', {}, 'Who runs what'), this.running)
  }

  draw() {
    const pulses = values(pulse => pulse)
    const steps = pulses.map((pulse, index) => {
      const before = pulses[index - 1]
      return { elapsed: before ? (Date.parse(pulse.at) - Date.parse(before.at)) / 1000 : 0, groups: pulse.workers ? grown(countedIn(pulse), before?.workers ? countedIn(before) : null, this.group) : null }
    })
    const totals = new Map()
    for (const { groups } of steps) {
      for (const [name, sum] of groups ?? []) totals.set(name, (totals.get(name) ?? 0) + sum.done + sum.failed + sum.running)
    }
    const names = [...totals].sort(([one, much], [other, more]) => more - much || one.localeCompare(other)).map(([name]) => name)
    const line = of => names.slice(0, MOST_LINES).map(name => steps.map(({ elapsed, groups }) => groups ? of(groups.get(name), elapsed) : null))
    const rate = what => line((sum, elapsed) => elapsed > 0 ? (sum?.[what] ?? 0) / elapsed : null)
    const series = names.slice(0, MOST_LINES).map((label, index) => ({ label, ...palette(index) }))
    for (const plot of Object.values(this.plots)) plot.become(series)
    this.plots.done.draw(times(), rate('done'))
    this.plots.failed.draw(times(), rate('failed'))
    this.plots.waited.draw(times(), line(sum => sum?.begun > 0 ? sum.waited / sum.begun * 1000 : null))
    this.plots.running.draw(times(), line(sum => sum?.running ?? 0))
    this.drawRunning(latest())
  }

  drawRunning({ workers, at }) {
    const all = (workers ?? []).flatMap(worker => worker.running.map(job => ({ worker: worker.name, ...job })))
      .sort((one, other) => one.since.localeCompare(other.since))
    redraw(this.running, all.length === 0
      ? h('p', {}, workers ? `Nobody runs anything at the moment; ${workers.length} ${workers.length === 1 ? 'worker tells' : 'workers tell'}.` : 'The workers cannot be asked at the moment.')
      : table('Attempts under way, the longest first', ['Worker', 'Job', 'Kind', 'Since', { text: 'For', number: true }],
        all.map(job => h('tr', {}, cell(job.worker, { class: 'id' }), cell(jobLink(job.kind, job.id)), cell(job.kind),
          cell(time(job.since)), numeric(seconds(Math.max(0, (Date.parse(at) - Date.parse(job.since)) / 1000)))))))
  }
}
