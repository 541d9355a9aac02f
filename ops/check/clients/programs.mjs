// Puts the examples of a page together: those of a language, in their order, are one program.
//
//   node programs.mjs PAGE LANGUAGE program      the program
//   node programs.mjs PAGE LANGUAGE prints       what it prints, as the page says behind its arrows
import { readFileSync } from 'node:fs'

const [page, language, what] = process.argv.slice(2)
const lines = [...readFileSync(page, 'utf8').matchAll(/^```(\w+)\n(.*?)^```$/gms)]
  .filter(([, tongue]) => tongue === language)
  .flatMap(([, , code]) => code.trimEnd().split('\n').concat(''))
if (!lines.length) throw new Error(`${page} has no examples in ${language}`)

const arrow = /^(?:#|\/\/) → (.*)$/
const programs = {
  sh: () => ['set -eu', ...lines],
  ts: () => lines,
  java: () => {
    const isImport = line => line.startsWith('import ')
    return [...lines.filter(isImport), 'void main() throws Exception {', ...lines.filter(line => !isImport(line)), '}']
  },
}
const prints = () => lines.map(line => arrow.exec(line)?.[1]).filter(line => line !== undefined)

console.log((what === 'prints' ? prints() : programs[language]()).join('\n'))
