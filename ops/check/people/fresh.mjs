// People who write, and look at once whether it is there.
//
//   node ops/check/people/fresh.mjs SECONDS ADDRESS OTHER
//
// Each likes an article of their own making by turns, and edits it; then reads it, its list and a search for it, at the instance that
// they wrote to without a word, and at the other with the Tracepress-Position of the write. Prints how many writes and reads
// there were, and exits with 1 if a read was older than the write before it, or if anything failed.

const [seconds, address, other] = process.argv.slice(2);
const PEOPLE = 4;
const until = Date.now() + seconds * 1000;
let writes = 0;
let reads = 0;
const wrong = [];

const ask = async (base, method, path, token, body, headers = {}) => {
  const answer = await fetch(base + path, {
    method,
    headers: {
      ...headers,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`);
  return { json: text ? JSON.parse(text) : undefined, position: answer.headers.get('tracepress-position') };
};

const register = async (name) =>
  (await ask(address, 'POST', '/api/register', undefined, { name, email: `${name}@example.com`, password: 'a good long secret' })).json.token;

const person = async (number) => {
  const author = await register(`author${number}`);
  const reader = await register(`reader${number}`);
  const word = `freshness${number}x`;
  const { slug } = (await ask(address, 'POST', '/api/articles', author, { title: word, body: '0' })).json;
  for (let round = 1; Date.now() < until; round++) {
    const likes = round % 2;
    await ask(address, 'PUT', `/api/articles/${slug}`, author, { body: `${round}` });
    const { position } = await ask(address, likes ? 'POST' : 'DELETE', `/api/articles/${slug}/favorite`, reader);
    writes += 2;
    for (const [base, headers] of [[address, {}], [other, { 'tracepress-position': position }]]) {
      for (const token of [undefined, reader]) {
        const one = (await ask(base, 'GET', `/api/articles/${slug}`, token, undefined, headers)).json;
        const list = (await ask(base, 'GET', '/api/articles?perPage=100', token, undefined, headers)).json.articles;
        const found = (await ask(base, 'GET', `/api/articles?search=${word}`, token, undefined, headers)).json.articles;
        for (const seen of [one, list.find((article) => article.slug === slug), found[0]]) {
          reads++;
          if (seen?.body !== `${round}` || seen.favoritesCount !== likes || seen.favorited !== Boolean(likes && token)) {
            wrong.push(`${slug} at ${base}: ${JSON.stringify(seen)} after round ${round}`);
          }
        }
      }
    }
  }
};

const ended = await Promise.allSettled(Array.from({ length: PEOPLE }, (_, number) => person(number)));
wrong.push(...ended.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.message));
console.log(`${writes} writes, ${reads} reads after them, ${wrong.length} wrong or failed`);
if (wrong.length > 0) {
  console.log(wrong.slice(0, 5).join('\n'));
  process.exit(1);
}
