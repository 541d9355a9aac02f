// Receives what ops/otlp-smoke.sh sends, and holds it to OTLP's JSON encoding: lowerCamelCase keys, ids in hexadecimal, times as
// strings of nanoseconds (opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';

const bodies = new Map();
let status = 200;
const collector = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk)).on('end', () => {
        bodies.set(request.url, [...(bodies.get(request.url) ?? []), JSON.parse(text)]);
        response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}');
    });
});
await new Promise((ready) => collector.listen(0, '127.0.0.1', ready));

const send = (...signals) =>
    new Promise((ended) => {
        const script = spawn('ops/otlp-smoke.sh', signals, {
            env: { ...process.env, OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collector.address().port}/` },
        });
        let said = '';
        script.stdout.on('data', (chunk) => (said += chunk));
        script.on('close', (exit) => ended({ exit, said }));
    });

let failed = false;
const fact = (words, proof) => {
    try {
        proof();
        console.log(`ok    ${words}`);
    } catch (error) {
        console.log(`FAIL  ${words}\n      ${error.message}`);
        failed = true;
    }
};
const NANOS = /^[0-9]{19}$/;
const service = (resource) => resource.attributes.find(({ key }) => key === 'service.name').value.stringValue;

const all = await send();
const [traces] = bodies.get('/v1/traces') ?? [];
const [logs] = bodies.get('/v1/logs') ?? [];
const metrics = bodies.get('/v1/metrics') ?? [];
const span = traces?.resourceSpans[0].scopeSpans[0].spans[0];
const log = logs?.resourceLogs[0].scopeLogs[0].logRecords[0];

fact('all four signals are taken, and the script says so', () => {
    assert.equal(all.exit, 0);
    assert.equal(all.said.match(/^ok /gm).length, 4);
});
fact('the span has ids, a beginning and an end', () => {
    assert.match(span.traceId, /^[0-9a-f]{32}$/);
    assert.match(span.spanId, /^[0-9a-f]{16}$/);
    assert.match(span.startTimeUnixNano, NANOS);
    assert.ok(BigInt(span.endTimeUnixNano) > BigInt(span.startTimeUnixNano));
    assert.match(all.said, new RegExp(span.traceId));
});
fact('the log record has severity, text and the trace of the span', () => {
    assert.equal(log.severityText, 'INFO');
    assert.ok(log.body.stringValue);
    assert.deepEqual([log.traceId, log.spanId], [span.traceId, span.spanId]);
});
fact('the gauge has a point, and the counter is monotonic and cumulative', () => {
    const [gauge, counter] = metrics.map((body) => body.resourceMetrics[0].scopeMetrics[0].metrics[0]);
    assert.equal(typeof gauge.gauge.dataPoints[0].asDouble, 'number');
    assert.deepEqual([counter.sum.isMonotonic, counter.sum.aggregationTemporality], [true, 2]);
    assert.match(counter.sum.dataPoints[0].asInt, /^[0-9]+$/);
});
fact('all come from one service', () => {
    const resources = [traces.resourceSpans, logs.resourceLogs, ...metrics.map((body) => body.resourceMetrics)];
    resources.forEach(([{ resource }]) => assert.equal(service(resource), 'otlp-smoke'));
});
status = 503;
const refused = await send('gauge');
fact('a collector that takes nothing makes the script fail', () => {
    assert.equal(refused.exit, 1);
    assert.match(refused.said, /^FAILED {2}a gauge was answered with 503/m);
});
const strange = await send('smoke-signal');
fact('a signal that is none is refused', () => assert.equal(strange.exit, 2));

collector.close();
process.exit(failed ? 1 : 0);
