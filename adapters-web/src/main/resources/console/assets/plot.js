// A plot of the last minutes, with what it says in words below it.

import uPlot from './uPlot.esm.js'
import { h } from './dom.js'

// A custom property with light-dark() is resolved only where it is used, and a canvas uses none.
function resolved(name) {
  const probe = h('span')
  probe.style.color = `var(--${name})`
  document.body.append(probe)
  const value = getComputedStyle(probe).color
  probe.remove()
  return value
}

export class Plot {
  constructor(title, unit, series) {
    this.series = series
    this.caption = h('figcaption', {}, title)
    this.room = h('div', { 'aria-hidden': 'true' })
    this.element = h('figure', {}, this.caption, this.room)
    this.title = title
    this.unit = unit
  }

  draw(times, lines) {
    const last = lines.map(line => line.findLast(value => value != null))
    this.caption.textContent = `${this.title}: ` + this.series.map((each, index) =>
      `${each.label} ${last[index] == null ? '–' : last[index].toLocaleString('en', { maximumFractionDigits: 1 })} ${this.unit}`).join(', ')
    if (!this.room.isConnected || times.length < 2) return
    this.chart ??= this.#make()
    this.chart.setSize({ width: this.room.clientWidth, height: 150 })
    this.chart.setData([times, ...lines])
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
      series: [{}, ...this.series.map(each => ({ label: each.label, stroke: resolved(each.colour), width: 2, spanGaps: true }))],
    }, [[], ...this.series.map(() => [])], this.room)
  }
}
