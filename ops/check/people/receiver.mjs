// A receiver of webhooks that keeps a list of what it was told.
//
//   node ops/check/people/receiver.mjs LIST
//
// LIST gets a line for each delivery: its id, the notification, the article and the actor, tab by tab. Of somebody whose name
// begins with "Refused" it wants to hear nothing (410), until there is a file LIST.mended. Prints its port.

import { appendFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';

const list = process.argv[2];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    const told = JSON.parse(body);
    if (told.actor.name.startsWith('Refused') && !existsSync(`${list}.mended`)) {
      response.writeHead(410).end();
      return;
    }
    const line = [request.headers['tracepress-delivery'], told.id, told.article.slug, told.actor.id];
    appendFileSync(list, `${line.join('\t')}\n`);
    response.writeHead(204).end();
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.on('SIGTERM', () => process.exit(0));
