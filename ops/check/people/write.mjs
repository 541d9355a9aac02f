// People who write without a pause, and a ledger of what was acknowledged to them.
//
//   node ops/check/people/write.mjs NAME INSTANCES LEDGER
//
// INSTANCES is a file with an address a line, looked at before each request, so that whoever changes it is the balancer. LEDGER
// gets a line of JSON for each request: what it would set to which value (`key`, `value`; none for reads), when it was sent and
// when it was answered, in milliseconds since 1970, and by which status. What has no answer was sent, and may have happened.
//
// Each of them asks one thing after the other, and nobody else touches what is theirs: so the ledger says what must be there at
// any moment. Requests that change something carry an Idempotency-Key or are safe to be repeated; one that is answered by
// nobody is sent once more, to another instance if there is one, and is told in the ledger as `again`. SIGTERM ends them.

import { createWriteStream, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const [name, instances, ledger] = process.argv.slice(2);
const PEOPLE = 6;
const BREATH = 15;
const lines = createWriteStream(ledger, { flags: 'a' });
const agent = new Agent({ keepAlive: true });
let over = false;
process.on('SIGTERM', () => (over = true));

let turn = 0;
const balanced = () => {
  const all = readFileSync(instances, 'utf8').split('\n').filter(Boolean);
  return all[turn++ % all.length];
};

const send = (base, method, path, token, key, body) =>
  new Promise((resolve, reject) => {
    const url = new URL(path, base);
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
      ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    };
    const asked = request(url, { agent, method, headers, timeout: 20_000 }, (answer) => {
      let got = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => (got += part));
      answer.on('end', () => resolve({ status: answer.statusCode, body: got }));
      answer.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer within 20 s')));
    asked.on('error', reject);
    asked.end(text);
  });

// Asks, and writes down what became of it.
const ask = async (what, method, path, { token, key, body, sets, expected = [200, 201, 204] } = {}) => {
  const entry = { what, ...sets, sent: Date.now() };
  let answer;
  let base = balanced();
  try {
    answer = await send(base, method, path, token, key, body);
  } catch (failure) {
    entry.again = `${base} ${failure.code ?? failure.message}`;
    base = balanced();
    try {
      answer = await send(base, method, path, token, key, body);
    } catch (second) {
      entry.failed = `${base} ${second.code ?? second.message}`;
    }
  }
  if (answer) {
    entry.acked = Date.now();
    entry.status = answer.status;
    if (!expected.includes(answer.status)) entry.failed = `${base} ${answer.status} ${answer.body.slice(0, 200)}`;
  }
  lines.write(`${JSON.stringify(entry)}\n`);
  return entry.failed ? undefined : { ...answer, json: () => JSON.parse(answer.body) };
};

// What has been acknowledged so far: by whom, to be liked by others.
const published = [];

const live = async (number) => {
  const mine = [];
  const likes = new Map();
  let email;
  let token;
  for (let step = 0; !over; step++) {
    const key = `${name}-${number}-${step}`;
    if (step % 40 === 0) {
      email = `${key}@example.com`;
      const registered = await ask('register', 'POST', '/api/register', {
        key,
        body: { email, name: `Person ${key}`, password: 'correct horse' },
        sets: { key: `user ${email}`, value: 'there' },
      });
      if (!registered) {
        email = undefined;
        step = step + 39;
        await pause(BREATH);
        continue;
      }
      token = registered.json().token;
      likes.clear();
    } else if (step % 8 === 1) {
      const title = `Article ${key}`;
      const made = await ask('publish', 'POST', '/api/articles', {
        token,
        key,
        body: { title, description: 'first', body: `Written by ${email}.` },
        sets: { key: `article ${title}`, value: 'first' },
      });
      if (made) {
        const article = { slug: made.json().slug, title, author: number, writer: token };
        mine.push(article);
        published.push(article);
      }
    } else if (step % 8 === 5 && mine.length) {
      const article = mine[step % mine.length];
      const value = `edited ${step}`;
      await ask('edit', 'PUT', `/api/articles/${article.slug}`, {
        token: article.writer,
        body: { description: value },
        sets: { key: `article ${article.title}`, value },
      });
    } else if (step % 16 === 7 && likes.size) {
      const [slug, title] = [...likes][0];
      await ask('take back', 'DELETE', `/api/articles/${slug}/favorite`, {
        token,
        sets: { key: `favorite ${email} ${title}`, value: 'absent' },
        // Sent again after an answer that was lost, it has happened.
        expected: [200, 409],
      });
      likes.delete(slug);
    } else if (step % 8 === 3) {
      await ask('list', 'GET', step % 16 === 3 ? '/api/articles?perPage=20' : '/api/articles?search=Article', { token });
    } else if (step % 8 === 4) {
      const inbox = await ask('inbox', 'GET', '/api/notifications?unread=true', { token: (mine[0] ?? {}).writer ?? token });
      const unread = inbox && mine[0] ? inbox.json().notifications[0] : undefined;
      if (unread) await ask('read', 'POST', `/api/notifications/${unread.id}/read`, { token: mine[0].writer, expected: [200, 204, 404] });
    } else {
      const others = published.filter((article) => article.author !== number && !likes.has(article.slug));
      if (others.length) {
        const article = others[(step * 7919) % others.length];
        likes.set(article.slug, article.title);
        await ask('favorite', 'POST', `/api/articles/${article.slug}/favorite`, {
          token,
          key,
          sets: { key: `favorite ${email} ${article.title}`, value: 'there' },
        });
      } else {
        await ask('list', 'GET', '/api/articles', {});
      }
    }
    await pause(BREATH);
  }
};

await Promise.all(Array.from({ length: PEOPLE }, (_, number) => live(number)));
lines.end();
agent.destroy();
