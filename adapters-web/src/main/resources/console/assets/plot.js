// A plot of the last minutes, with what it says in words below it and in numbers behind it.

import uPlot from './uPlot.esm.js'
import { h, numeric, table } from './dom.js'

const COLOURS = ['server', 'consumer', 'producer', 'client', 'bad', 'internal']

// Beyond its colours lines are told apart by dashes.
export const palette = index => ({ colour: COLOURS[index % COLOURS.length], dash: index < COLOURS.length ? null : [6, 4] })

// A custom property with light-dark() is resolved only where it is used, and a canvas uses none.
function resolved(name) {
  const probe = h('span')
  probe.style.color = `var(--${name})`
  document.body.append(probe)
  const value = getComputedStyle(probe).color
  probe.remove()
  return value
}

const shown = value => value == null ? '–' : value.toLocaleString('en', { maximumFractionDigits: 1 })

export class Plot {
  constructor(title, unit, series) {
    this.series = series
    this.caption = h('figcaption', {}, title)
    this.room = h('div', { 'aria-hidden': 'true' })
    this.numbers = h('div')
    this.behind = h('details', { toggle: () => this.#tell() }, h('summary', {}, 'In numbers'), this.numbers)
    this.element = h('figure', {}, this.caption, this.room, this.behind)
    this.title = title
    this.unit = unit
  }

  // Other lines than before, if they are others.
  become(series) {
    if (series.map(each => each.label).join('\n') === this.series.map(each => each.label).join('\n')) return
    this.series = series
    this.chart?.destroy()
    this.chart = null
  }

  draw(times, lines) {
    this.lines = lines
    const last = lines.map(line => line.findLast(value => value != null))
    this.caption.replaceChildren(`${this.title}: `, ...this.series.flatMap((each, index) => [
      index > 0 ? ', ' : '',
      this.series.length > 1 ? h('span', { class: each.colour, 'aria-hidden': 'true' }, each.dash ? '┅ ' : '━ ') : '',
      `${each.label} ${shown(last[index])} ${this.unit}`.trim()]))
    this.#tell()
    if (!this.room.isConnected || times.length < 2) return
    this.chart ??= this.#make()
    this.chart.setSize({ width: this.room.clientWidth, height: 150 })
    this.chart.setData([times, ...lines])
  }

  #tell() {
    if (!this.behind.open || !this.lines) return
    this.numbers.replaceChildren(table(`${this.title}${this.unit ? `, ${this.unit}` : ''}, of the last minutes`,
      ['Of', { text: 'Now', number: true }, { text: 'Mean', number: true }, { text: 'Most', number: true }],
      this.series.map((each, index) => {
        const known = (this.lines[index] ?? []).filter(value => value != null)
        return h('tr', {}, h('th', { scope: 'row' }, each.label), numeric(shown(known.at(-1))),
          numeric(shown(known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length)),
          numeric(shown(known.length === 0 ? null : Math.max(...known))))
      })))
  }

  #make() {
    const axis = { stroke: resolved('soft'), grid: { stroke: resolved('line'), width: 1 }, ticks: { show: false } }
    return new uPlot({
      width: this.room.clientWidth,
      height: 150,
      legend: { show: false },
      cursor: { show: false },
      scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
      axes: [axis, { ...axis, size: 48 }],
      series: [{}, ...this.series.map(each => ({ label: each.label, stroke: resolved(each.colour), width: 2, spanGaps: true, ...(each.dash ? { dash: each.dash } : {}) }))],
    }, [[], ...this.series.map(() => [])], this.room)
  }
}
