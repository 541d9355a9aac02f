// Elements from plain values. Whatever people wrote becomes a text node and nothing else.

export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value)
    else if (value === true) element.setAttribute(key, '')
    else if (value !== false && value != null) element.setAttribute(key, value)
  }
  element.append(...children.flat(2).filter(child => child != null && child !== false).map(asNode))
  return element
}

function asNode(child) {
  return child instanceof Node ? child : document.createTextNode(String(child))
}

export function svg(name, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

// A table that scrolls by itself where it is too wide, for keyboards too.
export function table(caption, heads, rows, attributes = {}) {
  return h('div', { class: 'table', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', attributes,
      h('caption', {}, caption),
      h('thead', {}, h('tr', {}, heads.map(head => h('th', { scope: 'col', class: head.number ? 'number' : null }, head.text ?? head)))),
      h('tbody', {}, rows)))
}

// Whoever has the focus inside keeps it: on what is called the same, else on what stands in the same place.
export function redraw(room, ...content) {
  const reachable = () => [...room.querySelectorAll('a, button, input, select, summary, [tabindex]')]
  const called = element => `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`
  const before = reachable()
  const place = before.indexOf(document.activeElement)
  const name = place < 0 ? null : called(before[place])
  room.replaceChildren(...content)
  if (place < 0) return
  const now = reachable()
  ;(now.find(element => called(element) === name) ?? now[place])?.focus({ preventScroll: true })
}

export function facts(entries) {
  return h('dl', { class: 'facts' }, entries
    .filter(([, value]) => value != null && value !== '')
    .map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]))
}

export const number = (value, digits = 0) =>
  value == null || !Number.isFinite(value) ? '–' : value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })

export function millis(value) {
  if (value == null || !Number.isFinite(value)) return '–'
  return value >= 1000 ? `${number(value / 1000, 2)} s` : `${number(value, value < 10 ? 2 : 1)} ms`
}

export const seconds = value => millis(value * 1000)

export function time(instant) {
  return h('time', { datetime: instant, title: instant }, instant.slice(0, 10) === new Date().toISOString().slice(0, 10)
    ? instant.slice(11, 23)
    : instant.slice(0, 19).replace('T', ' '))
}

export const cell = (value, attributes = {}) => h('td', attributes, value ?? '')
export const numeric = value => h('td', { class: 'number' }, value)
export const traceLink = (id, text = id) => h('a', { href: `#/traces/${id}`, class: 'id' }, text)
export const jobLink = (kind, id) =>
  h('a', { href: `#/jobs/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`, class: 'id' }, id)
