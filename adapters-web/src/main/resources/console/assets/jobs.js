// Jobs: what waits, runs, failed and died, and what may be done about it.

import { act, ask } from './api.js'
import { asked } from './asked.js'
import { cell, h, jobLink, number, numeric, redraw, seconds, table, time, traceLink } from './dom.js'
import { latest } from './history.js'
import { Work } from './work.js'

const STATES = ['waiting', 'scheduled', 'retrying', 'running', 'dead', 'succeeded', 'cancelled']
export const NOT_DUE = ['scheduled', 'retrying']
const CANCELLABLE = ['waiting', 'scheduled', 'retrying', 'running']
// What an operator may know of a job: name of the parameter, and what to call it.
const FILTERS = [['id', 'Part of its id'], ['cause', 'Trace of its cause'], ['user', 'User (id)']]
// Of what jobs carried that are over nothing is kept.
const NOBODYS = ['succeeded', 'cancelled']
// The service counts no further, since counting costs as much as it counts.
const MOST_COUNTED = 500

export const path = (kind, id) => `/ops/jobs/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`

const counted = value => value >= MOST_COUNTED ? `${MOST_COUNTED}+` : number(value)

export function jobs(main, query) {
  const state = query.get('state') ?? 'waiting'
  const kind = query.get('kind') ?? ''
  const cursor = query.get('cursor')
  const wanted = Object.fromEntries(FILTERS.map(([name]) => [name, query.get(name) ?? '']))
  const isFiltered = Object.values(wanted).some(value => value !== '')
  const chosen = new Set()
  const work = new Work()
  const kinds = h('div')
  const list = h('div', { id: 'jobs' })
  const many = h('div', { class: 'bar' })
  let seen = ''

  const href = changes => {
    const next = Object.entries({ state, kind, ...wanted, ...changes }).filter(([, value]) => value)
    return `#/jobs?${new URLSearchParams(next)}`
  }

  function drawKinds(known) {
    redraw(kinds, table('Kinds, in all processes',
      ['Kind', ...STATES.slice(0, 5).map(each => ({ text: each, number: true })), { text: 'oldest due', number: true }, 'Starts'],
      known.map(each => h('tr', {},
        h('th', { scope: 'row' }, each.kind),
        STATES.slice(0, 5).map(name => numeric(each[name] === 0 ? '0'
          : h('a', { href: href({ state: name, kind: each.kind }), class: name === 'dead' ? 'bad' : null, 'aria-label': `${each[name]} ${name} of ${each.kind}` }, counted(each[name])))),
        numeric(each.oldestDueSeconds === 0 ? '–' : seconds(each.oldestDueSeconds)),
        cell([each.pausedAt ? ['paused since ', time(each.pausedAt), ' '] : [],
          h('button', { 'aria-label': `${each.pausedAt ? 'Resume' : 'Pause'} ${each.kind}`, click: () => toggle(each) }, each.pausedAt ? 'Resume' : 'Pause')])))))
  }

  const toggle = each => each.pausedAt
    ? asked(`Let jobs of ${each.kind} start again, in all processes?`, () => act(`/ops/jobs/${encodeURIComponent(each.kind)}/resume`))
    : asked(`Keep jobs of ${each.kind} from starting, in all processes?`, () => act(`/ops/jobs/${encodeURIComponent(each.kind)}/pause`))

  async function load() {
    const asked = Object.entries({ state, perPage: 50, kind, cursor, ...wanted }).filter(([, value]) => value)
    const search = new URLSearchParams(asked)
    const page = await ask(`/ops/jobs?${search}`)
    const names = new Map(page.jobs.map(job => [path(job.kind, job.id), job]))
    for (const name of chosen) if (!names.has(name)) chosen.delete(name)
    redraw(list, page.jobs.length === 0
      ? h('p', {}, isFiltered ? 'None of them is what you look for.' : `No job is ${state}${kind ? ` of ${kind}` : ''}.`)
      : table(`Jobs that are ${state}`, [h('span', {}, 'Choose'), 'Job', 'Kind', { text: 'Attempts', number: true },
        { text: 'Priority', number: true }, 'Enqueued', state === 'dead' ? 'Died' : 'Due or ended', 'Worker', 'Last error', 'Cause'],
      [...names].map(([name, job]) => h('tr', {},
        cell(h('input', { type: 'checkbox', 'aria-label': `Choose ${job.id}`, ...(chosen.has(name) ? { checked: true } : {}), change: event => { event.target.checked ? chosen.add(name) : chosen.delete(name); drawMany() } })),
        cell(jobLink(job.kind, job.id)), cell(job.kind), numeric(job.attempts), numeric(job.priority),
        cell(time(job.enqueuedAt)), cell(job.endedAt ?? job.due ? time(job.endedAt ?? job.due) : ''), cell(job.worker, { class: 'id' }),
        cell(job.failures.at(-1)?.error.split('\n')[0].slice(0, 160), { class: 'id' }),
        cell(job.causeTraceId ? traceLink(job.causeTraceId, job.causeTraceId.slice(0, 8)) : '')))),
    isFiltered ? h('p', { id: 'looked' }, `${number(page.lookedThrough)} ${page.lookedThrough === 1 ? 'job' : 'jobs'} looked through${page.nextCursor ? ', there are more' : ''}.`) : '',
    page.nextCursor ? h('p', {}, h('a', { href: href({ cursor: page.nextCursor }) }, isFiltered ? 'Look further' : 'Further jobs')) : '')
    drawMany()
  }

  function drawMany() {
    const jobs = `${chosen.size} ${chosen.size === 1 ? 'job' : 'jobs'}`
    const each = verb => async () => { for (const name of [...chosen]) await act(`${name}/${verb}`); chosen.clear(); await load() }
    redraw(many,
      ...(state === 'dead' ? [
        h('button', { disabled: chosen.size === 0, click: () => asked(`Have ${jobs} tried again?`, each('redrive')) }, `Redrive chosen (${chosen.size})`),
        h('button', { click: () => asked(kind ? `Have all dead jobs of ${kind} tried again?` : 'Have all dead jobs tried again?', async () => {
          await act(kind ? `/ops/jobs/${encodeURIComponent(kind)}/redrive` : '/ops/jobs/redrive')
          await load()
        }) }, kind ? `Redrive all of ${kind}` : 'Redrive all')] : []),
      ...(NOT_DUE.includes(state)
        ? [h('button', { disabled: chosen.size === 0, click: () => asked(`Have ${jobs} run now?`, each('run')) }, `Run chosen now (${chosen.size})`)]
        : []),
      ...(CANCELLABLE.includes(state)
        ? [h('button', { class: 'act', disabled: chosen.size === 0, click: () => asked(`Cancel ${jobs} for good?`, each('cancel')) }, `Cancel chosen (${chosen.size})`)]
        : []))
  }

  const select = h('select', { id: 'state', change: event => { location.hash = href({ state: event.target.value, ...(NOBODYS.includes(event.target.value) ? { user: '' } : {}) }) } },
    STATES.map(name => h('option', { value: name, selected: name === state }, name)))
  const fields = FILTERS.map(([name, text]) => [
    h('label', { for: `filter-${name}` }, text),
    h('input', {
      id: `filter-${name}`, name, value: wanted[name], autocomplete: 'off', spellcheck: 'false',
      disabled: name === 'user' && NOBODYS.includes(state), ...(name === 'user' ? { inputmode: 'numeric' } : {}),
    })])
  const filter = h('form', {
    class: 'bar', 'aria-label': 'Look for jobs',
    submit: event => {
      event.preventDefault()
      location.hash = href(Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()])))
    },
  }, fields, h('button', {}, 'Look'),
  isFiltered ? h('a', { href: href(Object.fromEntries(FILTERS.map(([name]) => [name, '']))) }, 'without these') : [])
  main.replaceChildren(h('h1', {}, 'Jobs'), kinds, work.element,
    h('h2', {}, 'Single jobs'),
    h('div', { class: 'bar' }, h('label', { for: 'state' }, 'State'), select,
      kind ? [h('span', {}, `of ${kind}`), h('a', { href: href({ kind: '' }) }, 'all kinds')] : []), filter, many, list)
  load()

  return function pulse() {
    const { kinds: known } = latest()
    work.draw()
    const now = JSON.stringify(known)
    if (!known || now === seen) return
    seen = now
    drawKinds(known)
    return load()
  }
}
