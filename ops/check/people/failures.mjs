// Says of a ledger of people/write.mjs how many requests failed, and how long they took; exits with 1 if one did fail.
//
//   node ops/check/people/failures.mjs LEDGER [FROM TO]
//
// FROM and TO, in milliseconds since 1970, are a time to be told of apart.

import { readFileSync } from 'node:fs';

const [ledger, from, to] = process.argv.slice(2);
const entries = readFileSync(ledger, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const failed = entries.filter((entry) => entry.failed);
const again = entries.filter((entry) => entry.again && !entry.failed);
const longest = (some) => some.reduce((most, entry) => Math.max(most, (entry.acked ?? entry.sent) - entry.sent), 0);
const meanwhile = entries.filter((entry) => entry.sent < Number(to) && (entry.acked ?? Infinity) > Number(from));
for (const entry of [...failed, ...again].slice(0, 10)) console.error(`      ${JSON.stringify(entry)}`);
console.log(
  `${entries.length} requests, ${failed.length} failed, ${again.length} had to be sent again; the longest took ${longest(entries)} ms` +
    (to ? `, ${longest(meanwhile)} ms of the ${meanwhile.length} while the new version started and migrated` : ''),
);
process.exit(failed.length || again.length ? 1 : 0);
