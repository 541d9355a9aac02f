// Requests: how many, how long, how they end, by route; and those worth opening.

import { ask } from './api.js'
import { cell, h, millis, number, numeric, seconds, table, time, traceLink } from './dom.js'
import { latest, means, rates, recently, sum, times } from './history.js'
import { Plot } from './plot.js'

const DURATION = 'http.server.request.duration'
const isShown = labels => !labels['http.route'].startsWith('/console')
const isFailure = labels => isShown(labels) && Number(labels['http.response.status_code']) >= 500

export function requests(main) {
  const rate = new Plot('Requests', '/s', [{ label: 'all', colour: 'server' }, { label: 'failed', colour: 'bad' }])
  const duration = new Plot('Duration', 'ms', [{ label: 'mean', colour: 'consumer' }])
  const routes = h('div')
  const list = h('div', { id: 'requests' })
  const which = h('select', { id: 'which', change: () => load() },
    [['newest', 'Newest'], ['slowest', 'Slowest'], ['failed', 'Failed (500 and above)'], ['refused', 'Refused (400 to 499)']]
      .map(([value, text]) => h('option', { value }, text)))
  let route = null
  let seen = -1

  async function load() {
    const query = new URLSearchParams({ which: which.value, ...(route ? { route } : {}) })
    const answer = await ask(`/console/api/requests?${query}`)
    list.replaceChildren(table(
      `${answer.requests.length} requests that are kept${route ? ` of ${route}` : ''}`,
      ['Request', 'Status', { text: 'Duration', number: true }, 'Began', 'Trace'],
      answer.requests.map(request => h('tr', {},
        cell([request.name, ' ', h('span', { class: 'soft id' }, request.path)]),
        cell(request.status || 'none', { class: request.failed ? 'bad' : null }),
        numeric(millis(request.durationMs)),
        cell(time(request.startedAt)),
        cell(traceLink(request.traceId, request.traceId.slice(0, 8)))))))
  }

  function filter(name) {
    route = route === name ? null : name
    return load()
  }

  function drawRoutes(pulse) {
    const known = new Map()
    for (const { name, labels } of pulse.figures) {
      if (name === `${DURATION}.count` && isShown(labels)) known.set(`${labels['http.request.method']} ${labels['http.route']}`, labels)
    }
    const rows = [...known].map(([name, labels]) => {
      const of = each => each['http.route'] === labels['http.route'] && each['http.request.method'] === labels['http.request.method']
      const counted = recently(`${DURATION}.count`, of)
      const spent = recently(`${DURATION}.sum`, of)
      const max = Math.max(...pulse.figures.filter(f => f.name === `${DURATION}.max` && of(f.labels)).map(f => f.value))
      return { name, labels, of, ...counted, mean: counted.grown > 0 ? spent.grown / counted.grown : NaN, max }
    }).sort((one, other) => other.rate - one.rate || one.name.localeCompare(other.name))
    routes.replaceChildren(table('Routes, over the last ten seconds', [
      'Route', { text: 'Requests/s', number: true }, { text: 'Failed/s', number: true }, { text: 'Mean', number: true },
      { text: 'Max of late', number: true }, { text: 'All', number: true }],
    rows.map(row => h('tr', {},
      cell(h('button', { 'aria-pressed': String(route === row.labels['http.route']), click: () => filter(row.labels['http.route']) }, row.name)),
      numeric(number(row.rate, 1)),
      numeric(number(recently(`${DURATION}.count`, labels => row.of(labels) && isFailure(labels)).rate, 1)),
      numeric(seconds(row.mean)), numeric(seconds(row.max)),
      numeric(number(sum(pulse, `${DURATION}.count`, row.of)))))))
  }

  main.replaceChildren(h('h1', {}, 'Requests'), h('div', { class: 'plots' }, rate.element, duration.element), routes,
    h('h2', {}, 'Worth opening'),
    h('div', { class: 'bar' }, h('label', { for: 'which' }, 'Show'), which), list)
  load()

  return function pulse() {
    rate.draw(times(), [rates(`${DURATION}.count`, isShown), rates(`${DURATION}.count`, isFailure)])
    duration.draw(times(), [means(DURATION, isShown)])
    // A table that is rebuilt under somebody's keyboard loses its focus.
    if (!routes.contains(document.activeElement)) drawRoutes(latest())
    const count = sum(latest(), `${DURATION}.count`, isShown)
    if (count !== seen && !list.querySelector('tbody')?.contains(document.activeElement)) { seen = count; return load() }
  }
}
