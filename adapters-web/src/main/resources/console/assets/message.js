// What went wrong, for eyes and ears, with the way to its trace.

import { h } from './dom.js'

export function tell(error) {
  const room = document.getElementById('message')
  room.replaceChildren(error ? h('span', {}, error.message) : '', error?.traceId ? h('span', {}, ' (trace ', error.traceId, ')') : '')
}
