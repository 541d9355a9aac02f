// Called by alerts.sh with what a running service exposes; the repository is the working directory. Holds the series that
// rules and their unit tests speak of to those of the service: the name, the names of labels, and values where one is asked for.

import { readFileSync, readdirSync } from "node:fs";
import { parse } from "yaml";

/** What Prometheus adds when it scrapes. */
const TARGET_LABELS = ["job", "instance", "namespace"];
const OWN_METRICS = ["up"];
const KEYWORDS = ["and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "offset", "bool", "inf", "nan"];
const NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/g;

let failures = 0;

function fact(broken, text) {
    console.log(`${broken.length === 0 ? "ok   " : "FAIL "} ${text}`);
    broken.forEach((one) => console.log(`        ${one}`));
    failures += broken.length === 0 ? 0 : 1;
}

const read = (folder) =>
    readdirSync(folder)
        .filter((file) => file.endsWith(".yml"))
        .map((file) => [file, parse(readFileSync(`${folder}/${file}`, "utf8"))]);

const matchers = (text) =>
    [...text.matchAll(/([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"/g)].map(([, label, operator, value]) => ({ label, operator, value }));

/** name → its series, each a map of labels. */
function exposition(text) {
    const series = new Map();
    for (const line of text.split("\n").filter((one) => one !== "" && !one.startsWith("#"))) {
        const [, name, labels] = line.match(/^([a-zA-Z_:][\w:]*)(?:\{(.*?)\})? /);
        const found = Object.fromEntries(matchers(labels ?? "").map(({ label, value }) => [label, value]));
        series.set(name, [...(series.get(name) ?? []), found]);
    }
    return series;
}

/** The selectors of an expression of PromQL, and the labels by which it groups and joins. */
function selectors(expression) {
    const grouped = [];
    const rest = expression.replace(/\b(by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g, (_, __, labels) => {
        grouped.push(...labels.split(",").map((label) => label.trim()).filter((label) => label !== ""));
        return " ";
    });
    const found = [];
    const plain = rest.replace(/([a-zA-Z_:][\w:]*)?\s*\{([^}]*(?:\{[^}]*\}[^}]*)*)\}/g, (_, name, labels) => {
        found.push({ name, matchers: matchers(labels) });
        return " ";
    });
    const bare = plain.replace(/\[[^\]]*\]/g, " ");
    for (const match of bare.matchAll(NAME)) {
        const before = bare[match.index - 1] ?? " ";
        const isCall = /^\s*\(/.test(bare.slice(match.index + match[0].length));
        if (!isCall && !/[\w.]/.test(before) && !KEYWORDS.includes(match[0].toLowerCase())) {
            found.push({ name: match[0], matchers: [] });
        }
    }
    return { found, grouped };
}

const known = exposition(readFileSync(process.argv[2], "utf8"));
const rules = read("ops/prometheus/rules").flatMap(([, file]) => file.groups.flatMap((group) => group.rules));
const recorded = new Set(rules.flatMap((rule) => rule.record ?? []));

function problems(where, expression) {
    const { found, grouped } = selectors(expression);
    const broken = [];
    for (const { name, matchers: asked } of found) {
        if (recorded.has(name) || OWN_METRICS.includes(name)) {
            continue;
        }
        const series = known.get(name);
        if (series === undefined) {
            broken.push(`${where}: no series is called ${name}`);
            continue;
        }
        const own = asked.filter(({ label }) => !TARGET_LABELS.includes(label));
        for (const { label } of own.filter(({ label }) => !series.some((labels) => label in labels))) {
            broken.push(`${where}: ${name} has no label ${label}`);
        }
        const exact = own.filter(({ operator }) => operator === "=");
        if (!series.some((labels) => exact.every(({ label, value }) => labels[label] === value))) {
            broken.push(`${where}: no series of ${name} has ${exact.map(({ label, value }) => `${label}="${value}"`).join(", ")}`);
        }
    }
    const own = found.filter(({ name }) => known.has(name));
    for (const label of grouped.filter((one) => !TARGET_LABELS.includes(one))) {
        if (!own.some(({ name }) => known.get(name).some((labels) => label in labels))) {
            broken.push(`${where}: nothing has the label ${label}, by which it groups`);
        }
    }
    return { broken, count: found.length };
}

const ofRules = rules.map((rule) => problems(rule.alert ?? rule.record, rule.expr));
fact(
    ofRules.flatMap(({ broken }) => broken),
    `the ${ofRules.reduce((sum, { count }) => sum + count, 0)} selectors of ${rules.length} rules find series of the running service`,
);

// A test invents values, and kinds of jobs that this service has only with a webhook, but neither names nor labels.
const tests = read("ops/prometheus/tests").flatMap(([file, { tests: cases }]) => cases.map((one) => [file, one]));
const series = tests.flatMap(([file, one]) => (one.input_series ?? []).map((input) => [`${file}: ${one.name}`, input.series]));
fact(
    series.flatMap(([where, text]) => {
        const [, name, labels] = text.match(/^([\w:]+)(?:\{(.*)\})?$/);
        if (OWN_METRICS.includes(name)) {
            return [];
        }
        const shape = matchers(labels ?? "").map(({ label }) => label).filter((label) => !TARGET_LABELS.includes(label)).sort().join(",");
        return (known.get(name) ?? []).some((real) => Object.keys(real).sort().join(",") === shape)
            ? []
            : [`${where}: no series of the service has the shape ${name}{${shape}}`];
    }),
    `the ${series.length} series of ${tests.length} tests have the shapes of the running service's`,
);

const alerts = rules.flatMap((rule) => rule.alert ?? []);
const judged = tests.flatMap(([, one]) => one.alert_rule_test.map((test) => [test.alertname, (test.exp_alerts ?? []).length > 0]));
fact(
    alerts.flatMap((alert) => [
        ...(judged.some(([name, fires]) => name === alert && fires) ? [] : [`${alert} never fires in a test`]),
        ...(alert === "Watchdog" || judged.some(([name, fires]) => name === alert && !fires) ? [] : [`${alert} is never silent in a test`]),
    ]),
    `each of the ${alerts.length} alerts fires in a test, and is silent in another`,
);

process.exit(failures === 0 ? 0 : 1);
