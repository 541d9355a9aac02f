// Holds what is in the database to the ledgers of people/write.mjs, and prints figures; exits with 1 if something does not fit.
//
//   node ops/check/people/verify.mjs ROWS (MOMENT LEDGER)…
//
// ROWS is what people/rows.sql prints; MOMENT, in milliseconds since 1970, is the one that the database was brought back to after
// what the ledger tells, or `now` if it was not. What was answered before it must be there, with the value that was set last. What was sent after it must not. What was
// under way, or was never answered, may be there or not.

import { readFileSync } from 'node:fs';

const [rows, ...pairs] = process.argv.slice(2);
const ABSENT = 'absent';

const there = new Map(
  readFileSync(rows, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t')),
);
const entries = [];
for (let pair = 0; pair < pairs.length; pair += 2) {
  const moment = pairs[pair] === 'now' ? Infinity : Number(pairs[pair]);
  const lines = readFileSync(pairs[pair + 1], 'utf8').split('\n').filter(Boolean);
  entries.push(...lines.map((line) => ({ ...JSON.parse(line), moment })).filter((entry) => entry.key));
}

const histories = new Map();
for (const entry of entries) {
  if (!histories.has(entry.key)) histories.set(entry.key, []);
  histories.get(entry.key).push(entry);
}

const wrong = [];
let acknowledged = 0;
let after = 0;
let open = 0;
for (const [key, history] of histories) {
  let possible = new Set([ABSENT]);
  for (const { value, sent, acked, failed, moment } of history) {
    if (sent > moment) {
      after++;
    } else if (acked !== undefined && !failed && acked < moment) {
      acknowledged++;
      possible = new Set([value]);
    } else {
      open++;
      possible.add(value);
    }
  }
  const found = there.get(key) ?? ABSENT;
  if (!possible.has(found)) wrong.push(`${key}: ${found} instead of ${[...possible].join(' or ')}`);
}
const strangers = [...there.keys()].filter((key) => !histories.has(key));
for (const key of strangers) wrong.push(`${key}: nobody wrote it`);

for (const line of wrong.slice(0, 10)) console.error(`      ${line}`);
console.log(
  `${acknowledged} acknowledged before, ${after} sent after, ${open} between; ${histories.size} things looked at, ${wrong.length} wrong`,
);
process.exit(wrong.length || !acknowledged ? 1 : 0);
