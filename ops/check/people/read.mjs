// Readers without a token, who ask for one article after the other as fast as they are answered.
//
//   node ops/check/people/read.mjs SECONDS ADDRESS ARTICLES
//
// The articles are filled-1 to filled-ARTICLES, as fill.sql makes them. Prints how many were read, and exits with 1 if one was not.

import { Agent, request } from 'node:http';

const [seconds, address, articles] = process.argv.slice(2);
const READERS = 16;
const agent = new Agent({ keepAlive: true, maxSockets: READERS });
const until = Date.now() + seconds * 1000;
let read = 0;

const get = (path) =>
  new Promise((resolve, reject) => {
    request(new URL(path, address), { agent }, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${path}: ${answer.statusCode}`))));
    })
      .on('error', reject)
      .end();
  });

const reader = async () => {
  while (Date.now() < until) {
    await get(`/api/articles/filled-${1 + Math.floor(Math.random() * articles)}`);
    read++;
  }
};

try {
  await Promise.all(Array.from({ length: READERS }, reader));
  console.log(read);
} catch (error) {
  console.log(error.message);
  process.exit(1);
}
agent.destroy();
