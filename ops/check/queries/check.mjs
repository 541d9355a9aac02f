// Holds every query of dashboards, data sources, rules and documents to the grammar of its language, by the parsers that
// Prometheus and Grafana themselves edit with, and every YAML file to be YAML without a key twice. Run by ops/check/stack.sh:
//
//   node check.mjs ROOT RULES
//
// RULES is written: all PromQL as rules, for promtool to judge what a grammar cannot, such as types.

import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parser as promql } from '@prometheus-io/lezer-promql';
import { parser as logql } from '@grafana/lezer-logql';
import { parser as traceql } from '@grafana/lezer-traceql';
import YAML from 'yaml';

const [ROOT, RULES] = process.argv.slice(2);
const PARSERS = { PromQL: promql, LogQL: logql, TraceQL: traceql };

let broken = 0;
const fact = (holds, words) => {
    console.log(`${holds ? 'ok  ' : 'FAIL'}  ${words}`);
    if (!holds) broken++;
};

// What Grafana puts in for its variables, before anybody parses.
const filledIn = (query) =>
    query
        .replace(/\$\$/g, '$')
        .replace(/\$__(rate_interval|range|auto|interval)/g, '5m')
        .replace(/\$\{__tags\}|\$__tags/g, 'job="x"')
        .replace(/\$\{__(value\.raw|span\.traceId)\}/g, '0af7651916cd43dd8448eb211c80319c')
        .replace(/\$\{?(user|status)\}?/g, '1')
        .replace(/\$\{?[a-z_]+\}?/g, 'x');

function error(language, query) {
    const text = filledIn(query);
    let at = null;
    PARSERS[language].parse(text).iterate({
        enter: (node) => {
            if (node.type.isError && at === null) at = node.from;
        },
    });
    return at === null ? null : `${text.slice(0, at)}«here»${text.slice(at)}`;
}

const TYPES = { prometheus: 'PromQL', loki: 'LogQL', tempo: 'TraceQL' };

// [language, query] of everything that names a data source and a query, however deep it stands.
function* inDashboard(node) {
    if (Array.isArray(node)) for (const item of node) yield* inDashboard(item);
    else if (node && typeof node === 'object') {
        const language = TYPES[node.datasource?.type];
        if (language && typeof node.expr === 'string') yield [language, node.expr];
        else if (language === 'TraceQL' && node.queryType === 'traceql' && !/^\$\{?\w+\}?$/.test(node.query)) yield [language, node.query];
        for (const value of Object.values(node)) yield* inDashboard(value);
    }
}

function* inDataSources(sources) {
    for (const { jsonData = {} } of sources) {
        if (jsonData.tracesToLogsV2?.query) yield ['LogQL', jsonData.tracesToLogsV2.query];
        for (const { query } of jsonData.tracesToMetrics?.queries ?? []) yield ['PromQL', query];
        for (const { url } of jsonData.derivedFields ?? []) if (url.startsWith('{')) yield ['TraceQL', url];
    }
}

function* inRules(groups) {
    for (const { rules } of groups) for (const { expr } of rules) yield ['PromQL', String(expr)];
}

function* inMarkdown(text) {
    const languages = { promql: 'PromQL', logql: 'LogQL', traceql: 'TraceQL' };
    for (const [, language, query] of text.matchAll(/^[ \t]*```(promql|logql|traceql)\n([\s\S]*?)^[ \t]*```$/gm)) yield [languages[language], query];
}

function judge(file, queries) {
    const found = [...queries];
    if (found.length === 0) return;
    const counts = {};
    for (const [language, query] of found) {
        counts[language] = (counts[language] ?? 0) + 1;
        if (language === 'PromQL') rules.push({ record: `query:${rules.length}`, expr: filledIn(query), labels: { file } });
        const wrong = error(language, query);
        if (wrong) fact(false, `${file}: no ${language}: ${wrong}`);
    }
    total += found.length;
    fact(true, `${file}: read ${Object.entries(counts).map(([language, count]) => `${count} ${language}`).join(', ')}`);
}

const IGNORED = new Set(['node_modules', 'target', '.git', '.tracepress', 'src']);
function* files(folder) {
    for (const name of readdirSync(folder).sort()) {
        const path = join(folder, name);
        if (IGNORED.has(name)) continue;
        if (statSync(path).isDirectory()) yield* files(path);
        else yield path;
    }
}

// A parser that lets everything pass would make all of this worthless.
for (const [language, wrong] of [['PromQL', 'sum(rate(x[5m])'], ['LogQL', '{a="b"} | json |'], ['TraceQL', '{ name = }']]) {
    fact(error(language, wrong) !== null, `the parser of ${language} refuses ${wrong}`);
}

let total = 0;
const rules = [];
for (const path of files(ROOT)) {
    const file = relative(ROOT, path);
    const text = () => readFileSync(path, 'utf8');
    if (/\.ya?ml$/.test(file)) {
        const documents = YAML.parseAllDocuments(text(), { merge: true, uniqueKeys: true });
        const errors = documents.flatMap((document) => [...document.errors, ...document.warnings]);
        fact(errors.length === 0, `${file}: YAML ${errors.map((each) => each.message).join('; ')}`.trimEnd());
        if (errors.length > 0) continue;
        for (const document of documents) {
            const content = document.toJS({ maxAliasCount: -1 }) ?? {};
            if (Array.isArray(content.datasources)) judge(file, inDataSources(content.datasources));
            // Of Prometheus itself, and of its operator in Kubernetes.
            const groups = content.groups ?? (content.kind === 'PrometheusRule' ? content.spec.groups : undefined);
            if (Array.isArray(groups)) judge(file, inRules(groups));
        }
    } else if (/grafana\/dashboards\/.*\.json$/.test(file)) {
        judge(file, inDashboard(JSON.parse(text())));
    } else if (file.endsWith('.md')) {
        judge(file, inMarkdown(text()));
    }
}
writeFileSync(RULES, JSON.stringify({ groups: [{ name: 'queries', rules }] }, null, 2));
fact(total > 100, `${total} queries in all`);
process.exit(broken === 0 ? 0 : 1);
