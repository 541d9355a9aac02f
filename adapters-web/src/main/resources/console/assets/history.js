// The last five minutes of what the service counts, kept by the page and not by the service.

const KEPT = 300
const pulses = []

export function remember(pulse) {
  pulses.push(pulse)
  if (pulses.length > KEPT) pulses.shift()
}

export const latest = () => pulses.at(-1)
export const times = () => pulses.map(pulse => Date.parse(pulse.at) / 1000)

export function sum(pulse, name, where = () => true) {
  return pulse.figures.filter(figure => figure.name === name && where(figure.labels)).reduce((total, figure) => total + figure.value, 0)
}

// How much a counter grew in a second, at each pulse; a counter that shrank belongs to a process that is gone.
export function rates(name, where) {
  return pulses.map((pulse, index) => {
    if (index === 0) return null
    const before = pulses[index - 1]
    const elapsed = (Date.parse(pulse.at) - Date.parse(before.at)) / 1000
    const grown = sum(pulse, name, where) - sum(before, name, where)
    return elapsed > 0 && grown >= 0 ? grown / elapsed : null
  })
}

// The mean of what was measured between two pulses, in milliseconds.
export function means(name, where) {
  return pulses.map((pulse, index) => {
    if (index === 0) return null
    const before = pulses[index - 1]
    const count = sum(pulse, `${name}.count`, where) - sum(before, `${name}.count`, where)
    return count > 0 ? (sum(pulse, `${name}.sum`, where) - sum(before, `${name}.sum`, where)) / count * 1000 : null
  })
}

// Counters over the last ten seconds, steady enough to be read.
export function recently(name, where) {
  const now = pulses.at(-1), before = pulses.at(-11) ?? pulses[0]
  const elapsed = (Date.parse(now.at) - Date.parse(before.at)) / 1000
  const grown = sum(now, name, where) - sum(before, name, where)
  return elapsed > 0 ? { rate: Math.max(0, grown) / elapsed, grown } : { rate: 0, grown: 0 }
}

export const values = of => pulses.map(of)
