// Asks a Prometheus every PromQL query of the dashboards, and tells which find nothing: node panels.mjs ROOT PROMETHEUS

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [root, prometheus] = process.argv.slice(2);

// What is empty as long as all goes well.
const WHEN_SOMETHING_IS_WRONG = /status_code=~"5|error_type!=""|ALERTS|absent\(/;

const filledIn = (query) =>
    query
        .replace(/\$__rate_interval/g, '1m')
        .replace(/\$__range/g, '5m')
        .replace(/\$\{?[a-z_]+\}?/g, '.+');

function* queries(node, title = '') {
    if (Array.isArray(node)) for (const item of node) yield* queries(item, title);
    else if (node && typeof node === 'object') {
        const named = node.title && node.type ? node.title : title;
        if (node.datasource?.uid === 'prometheus' && typeof node.expr === 'string' && node.refId) yield [named, node.expr];
        for (const value of Object.values(node)) yield* queries(value, named);
    }
}

let empty = 0, answered = 0;
for (const name of readdirSync(join(root, 'ops/grafana/dashboards')).sort()) {
    for (const [title, query] of queries(JSON.parse(readFileSync(join(root, 'ops/grafana/dashboards', name), 'utf8')))) {
        const response = await fetch(`${prometheus}/api/v1/query`, { method: 'POST', body: new URLSearchParams({ query: filledIn(query) }) });
        const { status, error, data } = await response.json();
        const found = status === 'success' ? data.result.length : -1;
        if (found > 0) answered++;
        else if (found === 0 && WHEN_SOMETHING_IS_WRONG.test(query)) console.log(`ok    ${name}: "${title}" is empty, since nothing is wrong`);
        else {
            empty++;
            console.log(`FAIL  ${name}: "${title}": ${error ?? 'nothing'} for ${query}`);
        }
    }
}
console.log(`${empty === 0 ? 'ok  ' : 'FAIL'}  ${answered} queries of panels find something, ${empty} do not`);
process.exit(empty === 0 && answered > 50 ? 0 : 1);
