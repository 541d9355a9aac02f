// What was logged: text of the service's own, which may quote what somebody sent.

import { cell, facts, h, jobLink, table, time } from './dom.js'

const GRAVE = ['WARN', 'ERROR']

export function lines(caption, found) {
  if (found.length === 0) return h('p', {}, 'No line of the log is kept.')
  const processes = new Set(found.map(line => line.process))
  return table(`${found.length} ${found.length === 1 ? 'line' : 'lines'} ${caption}`,
    ['Time', 'Level', 'Logger', 'Message', processes.size > 1 ? 'Process' : null].filter(Boolean),
    found.map(line => h('tr', {},
      cell(time(line.at), { class: 'id' }),
      cell(line.level, { class: GRAVE.includes(line.level) ? 'bad' : null }),
      cell(h('span', { title: line.logger }, line.logger.slice(line.logger.lastIndexOf('.') + 1))),
      cell(message(line)),
      processes.size > 1 ? cell(line.process.slice(0, 8), { class: 'id' }) : [])), { class: 'lines' })
}

function message(line) {
  const said = Object.entries(line.fields)
  if (said.length === 0 && !line.error) return line.message
  return h('details', {},
    h('summary', {}, line.message, line.error ? h('span', { class: 'bad' }, ' (with its error)') : ''),
    facts(said.map(([name, value]) => [name, name === 'job_id' ? jobLink(line.fields.job_type, value) : value])),
    line.error ? h('pre', {}, line.error) : '')
}
