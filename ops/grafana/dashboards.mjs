#!/usr/bin/env node
//
// Writes the dashboards beside this file, so that panels of a kind look alike and a name is mended in one place:
//
//   node ops/grafana/dashboards.mjs
//
// What they may speak of stands in docs/signals.md; a test of `mvn verify` holds every query to it, and ops/check/stack.sh that
// the files are what this script writes.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), 'dashboards');

// ---- Data sources, as provisioned

const PROMETHEUS = { type: 'prometheus', uid: 'prometheus' };
const MIMIR = { type: 'prometheus', uid: 'mimir' };
const LOKI = { type: 'loki', uid: 'loki' };
const TEMPO = { type: 'tempo', uid: 'tempo' };
const PYROSCOPE = { type: 'grafana-pyroscope-datasource', uid: 'pyroscope' };

// ---- Queries

const refs = (targets) => targets.map((target, index) => ({ refId: String.fromCharCode(65 + index), ...target }));
const prom = (expr, legendFormat = '', more = {}) =>
    ({ datasource: PROMETHEUS, expr, legendFormat, range: true, editorMode: 'code', ...more });
const exemplars = (expr, legend) => prom(expr, legend, { exemplar: true });
const now = (expr, legend = '') => prom(expr, legend, { range: false, instant: true });
const mimir = (expr, legend) => prom(expr, legend, { datasource: MIMIR });
const logql = (expr, legendFormat = '', more = {}) => ({ datasource: LOKI, expr, legendFormat, queryType: 'range', editorMode: 'code', ...more });
const traceql = (query, more = {}) =>
    ({ datasource: TEMPO, queryType: 'traceql', query, limit: 50, spss: 3, tableType: 'traces', filters: [], ...more });
const spans = (query) => traceql(query, { tableType: 'spans', spss: 10 });

// ---- Panels

const panel = (type, title, datasource, targets, { w = 12, h = 8, description, unit, min, max, decimals, options = {}, custom = {}, thresholds, mappings, overrides = [], links, ...more } = {}) => ({
    type,
    title,
    ...(description && { description }),
    datasource,
    targets: refs(targets),
    fieldConfig: {
        defaults: {
            ...(unit && { unit }),
            ...(min !== undefined && { min }),
            ...(max !== undefined && { max }),
            ...(decimals !== undefined && { decimals }),
            ...(thresholds && { thresholds: steps(thresholds), ...(type === 'stat' || type === 'gauge' ? { color: { mode: 'thresholds' } } : {}) }),
            ...(mappings && { mappings }),
            custom,
        },
        overrides,
    },
    options,
    ...(links && { links }),
    gridPos: { w, h },
    ...more,
});

// [[null, 'green'], [0.01, 'red']]
const steps = (pairs) => ({ mode: 'absolute', steps: pairs.map(([value, color]) => ({ value, color })) });

const graph = (title, targets, more = {}) =>
    panel('timeseries', title, more.datasource ?? PROMETHEUS, targets, {
        min: 0,
        options: { legend: { displayMode: 'table', placement: 'bottom', calcs: ['mean', 'max'] }, tooltip: { mode: 'multi', sort: 'desc' } },
        custom: { lineWidth: 1, fillOpacity: more.stack ? 30 : 8, showPoints: 'never', spanNulls: false, ...(more.stack && { stacking: { mode: 'normal', group: 'A' } }) },
        ...without(more, 'datasource', 'stack'),
    });
const stat = (title, targets, more = {}) =>
    panel('stat', title, more.datasource ?? PROMETHEUS, targets, {
        w: 4, h: 4,
        options: { reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false }, colorMode: 'value', graphMode: 'area', textMode: 'auto' },
        ...without(more, 'datasource'),
    });
const bars = (title, targets, more = {}) =>
    panel('bargauge', title, more.datasource ?? PROMETHEUS, targets, {
        options: { reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false }, orientation: 'horizontal', displayMode: 'gradient', showUnfilled: true },
        ...without(more, 'datasource'),
    });
const heatmap = (title, expr, more = {}) =>
    panel('heatmap', title, PROMETHEUS, [prom(expr, '{{le}}', { format: 'heatmap', exemplar: true })], {
        options: { calculate: false, yAxis: { unit: more.unit ?? 's' }, color: { mode: 'scheme', scheme: 'Turbo', steps: 64 }, exemplars: { color: 'rgba(255,0,255,0.7)' }, tooltip: { mode: 'single' }, cellGap: 1 },
        ...more,
    });
const table = (title, targets, more = {}) => panel('table', title, more.datasource ?? TEMPO, targets, { w: 24, h: 9, options: { showHeader: true, cellHeight: 'sm' }, ...without(more, 'datasource') });
const lines = (title, expr, more = {}) =>
    panel('logs', title, LOKI, [logql(expr, '', { maxLines: 500 })], {
        w: 24, h: 12,
        options: { showTime: true, wrapLogMessage: false, prettifyLogMessage: true, enableLogDetails: true, sortOrder: 'Descending', dedupStrategy: 'none' },
        ...more,
    });
const row = (title) => ({ type: 'row', title, collapsed: false, panels: [], gridPos: { w: 24, h: 1 } });
const text = (content, { w = 24, h = 3 } = {}) => ({ type: 'text', title: '', datasource: PROMETHEUS, targets: [], options: { mode: 'markdown', content }, fieldConfig: { defaults: {}, overrides: [] }, gridPos: { w, h } });

const without = (object, ...keys) => Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

const YES_OR_NO = [{ type: 'value', options: { 0: { text: 'no', color: 'red' }, 1: { text: 'yes', color: 'green' } } }];

// ---- Variables

const ALL = { includeAll: true, multi: true, allValue: '.+', current: { text: 'All', value: '$__all' } };
const values = (name, label, query, more = {}) => ({
    type: 'query', name, label, datasource: PROMETHEUS, refresh: 2, sort: 1, options: [],
    query: { query, refId: 'values' }, definition: query, ...ALL, ...more,
});
const word = (name, label, value = '') => ({ type: 'textbox', name, label, query: value, current: { text: value, value }, options: [{ selected: true, text: value, value }] });
const choice = (name, label, words, more = {}) => ({
    type: 'custom', name, label, query: words.join(','), options: words.map((value, index) => ({ text: value, value, selected: index === 0 })),
    current: { text: words[0], value: words[0] }, includeAll: false, multi: false, ...more,
});
const PROCESS = values('job', 'Processes', 'label_values(process_uptime_seconds, job)', { regex: '/tracepress.*/', allValue: 'tracepress.*' });
const SERVICE = choice('service', 'Service', ['tracepress-api', 'tracepress-worker', 'tracepress'], { ...ALL, allValue: 'tracepress.*' });

// ---- Layout: panels from left to right, a new line where one does not fit

function placed(panels) {
    let x = 0, y = 0, height = 0;
    return panels.map((given, index) => {
        const { w, h } = given.gridPos;
        if (x + w > 24) { x = 0; y += height; height = 0; }
        const at = { ...given, id: index + 1, gridPos: { x, y, w, h } };
        x += w;
        height = Math.max(height, h);
        return at;
    });
}

const NAMES = ['api', 'database', 'jobs', 'jvm', 'logs', 'traces', 'profiles'];

function dashboard(name, title, description, variables, panels, more = {}) {
    return {
        uid: `tracepress-${name}`,
        title,
        description,
        tags: ['tracepress'],
        editable: true,
        graphTooltip: 1,
        schemaVersion: 39,
        version: 1,
        refresh: '30s',
        time: { from: 'now-1h', to: 'now' },
        timezone: 'browser',
        timepicker: {},
        fiscalYearStartMonth: 0,
        links: [{ type: 'dashboards', title: 'Tracepress', tags: ['tracepress'], asDropdown: true, includeVars: false, keepTime: true, icon: 'dashboard', tooltip: '', targetBlank: false, url: '' }],
        annotations: {
            list: [
                {
                    name: 'Starts', enable: true, iconColor: 'blue', datasource: PROMETHEUS,
                    expr: 'changes(process_start_time_seconds{job=~"tracepress.*"}[1m]) > 0', step: '60s', titleFormat: 'A process started', textFormat: '{{job}} {{instance}}',
                },
            ],
        },
        templating: { list: variables },
        panels: placed(panels),
        ...more,
    };
}

// ---- API

// Of 501 the service is not to blame, as in the objectives.
const OK = 'http_response_status_code!~"50[02-9]"';
// What machines ask all day says nothing about people.
const PEOPLE = 'job=~"$job", http_route=~"$route", http_route!~"/metrics|/livez|/readyz|/api/health|/ops/.*"';
const HTTP = `{${PEOPLE}}`;
// Whoever is refused unseen waits for nothing, and would make the others look quick.
const LET_IN = `{${PEOPLE}, error_type!="overloaded"}`;
const http = (more) => `{${PEOPLE}, ${more}}`;

const api = dashboard('api', 'Tracepress: API', 'Rate, errors and duration of requests, by route.', [
    PROCESS,
    values('route', 'Routes', 'label_values(http_server_request_total, http_route)'),
], [
    stat('Answered without a 5xx', [prom(`sum(rate(http_server_request_total${http(OK)}[$__rate_interval])) / sum(rate(http_server_request_total${HTTP}[$__rate_interval]))`)], {
        unit: 'percentunit', decimals: 3, max: 1, thresholds: [[null, 'red'], [0.99, 'orange'], [0.999, 'green']], description: 'The goal is 99.9 %.' }),
    stat('Requests a second', [prom(`sum(rate(http_server_request_total${HTTP}[$__rate_interval]))`)], { unit: 'reqps' }),
    stat('5xx a second', [prom(`sum(rate(http_server_request_total${http('http_response_status_code=~"50[02-9]"')}[$__rate_interval])) or vector(0)`)], { unit: 'reqps', thresholds: [[null, 'green'], [0.001, 'red']] }),
    stat('Half answered within', [prom(`histogram_quantile(0.5, sum by (le) (rate(http_server_request_duration_seconds_bucket${LET_IN}[$__rate_interval])))`)], { unit: 's' }),
    stat('99 % answered within', [prom(`histogram_quantile(0.99, sum by (le) (rate(http_server_request_duration_seconds_bucket${LET_IN}[$__rate_interval])))`)], { unit: 's', thresholds: [[null, 'green'], [0.3, 'orange'], [1, 'red']] }),
    stat('Being served', [prom('sum(http_server_active_requests{job=~"$job"})')], { unit: 'short' }),

    row('Admission'),
    graph('Refused a second, by class', [prom('sum by (route_class) (rate(http_server_shed_total{job=~"$job"}[$__rate_interval]))', '{{route_class}}')], { unit: 'reqps', description: 'More was asked than could be answered in time. They leave no traces and no lines in the access log.' }),
    graph('Let in at once, by class', [
        prom('sum by (route_class) (http_server_admission_admitted{job=~"$job"})', '{{route_class}}'),
        prom('sum by (route_class) (http_server_admission_limit{job=~"$job"})', '{{route_class}}, at most'),
    ], { unit: 'short', description: 'The limit falls by three tenths as long as more than one in ten answers takes longer than TRACEPRESS_ADMITTED_WITHIN.' }),
    graph('Connections refused a second', [prom('sum(rate(http_server_connections_refused_total{job=~"$job"}[$__rate_interval]))', 'refused')], { unit: 'cps', description: 'Of clients that had as many as TRACEPRESS_CONNECTIONS_PER_CLIENT lets them.' }),

    row('Objectives, over all processes'),
    graph('Share of 5xx; 0.1 % is the objective', [
        prom('slo:failures:ratio_rate5m', 'of 5 minutes'),
        prom('slo:failures:ratio_rate1h', 'of an hour'),
        prom('slo:failures:ratio_rate6h', 'of 6 hours'),
    ], { unit: 'percentunit', description: 'ErrorBudgetBurnFast fires where an hour is above 1.44 %, or 6 hours are above 0.6 %, and it goes on; ErrorBudgetBurnSlow at less, over days.' }),
    graph('Share of answers after more than 250 ms; 1 % is the objective', [
        prom('slo:slow:ratio_rate5m', 'of 5 minutes'),
        prom('slo:slow:ratio_rate1h', 'of an hour'),
        prom('slo:slow:ratio_rate6h', 'of 6 hours'),
    ], { unit: 'percentunit', description: 'Without signing in and up, which are meant to take long.' }),

    row('Rate'),
    graph('Requests by route', [prom(`sum by (http_request_method, http_route) (rate(http_server_request_total${HTTP}[$__rate_interval]))`, '{{http_request_method}} {{http_route}}')], { unit: 'reqps', stack: true }),
    graph('Requests by status', [prom(`sum by (http_response_status_code) (rate(http_server_request_total${HTTP}[$__rate_interval]))`, '{{http_response_status_code}}')], { unit: 'reqps', stack: true, description: '499: the client left before the answer.' }),

    row('Errors'),
    graph('Share of 5xx by route', [prom(`sum by (http_route) (rate(http_server_request_total${http('http_response_status_code=~"50[02-9]"')}[$__rate_interval])) / sum by (http_route) (rate(http_server_request_total${HTTP}[$__rate_interval]))`, '{{http_route}}')], { unit: 'percentunit' }),
    graph('Errors by what went wrong', [prom(`sum by (error_type, http_response_status_code) (rate(http_server_request_total${http('error_type!=""')}[$__rate_interval]))`, '{{http_response_status_code}} {{error_type}}')], { unit: 'reqps', stack: true }),
    graph('Refused (4xx) by route', [prom(`sum by (http_route, http_response_status_code) (rate(http_server_request_total${http('http_response_status_code=~"4.."')}[$__rate_interval]))`, '{{http_response_status_code}} {{http_route}}')], { unit: 'reqps', stack: true, description: 'Rules that said no: not the service\'s fault, but many at once tell of somebody who tries.' }),
    bars('Answered without a 5xx, by route', [now(`sum by (http_route) (rate(http_server_request_total${http(OK)}[$__range])) / sum by (http_route) (rate(http_server_request_total${HTTP}[$__range]))`, '{{http_route}}')], { unit: 'percentunit', min: 0, max: 1, decimals: 2, thresholds: [[null, 'red'], [0.99, 'orange'], [0.999, 'green']] }),

    row('Duration'),
    graph('All routes', [0.5, 0.95, 0.99].map((q) => exemplars(`histogram_quantile(${q}, sum by (le) (rate(http_server_request_duration_seconds_bucket${LET_IN}[$__rate_interval])))`, `${q * 100} % within`)), { unit: 's', description: 'A dot leads to the trace of a request.' }),
    graph('99 % within, by route', [exemplars(`histogram_quantile(0.99, sum by (le, http_route) (rate(http_server_request_duration_seconds_bucket${LET_IN}[$__rate_interval])))`, '{{http_route}}')], { unit: 's' }),
    heatmap('How long requests take', `sum by (le) (increase(http_server_request_duration_seconds_bucket${LET_IN}[$__rate_interval]))`),
    bars('Where the time goes, by route', [now(`topk(10, sum by (http_route) (increase(http_server_request_duration_seconds_sum${HTTP}[$__range])))`, '{{http_route}}')], { unit: 's', min: 0, description: 'Number of requests times their duration: what is worth making faster.' }),

    row('What people do'),
    graph('Signing in and registering', [
        prom('sum by (result) (rate(auth_login_attempts_total{job=~"$job"}[$__rate_interval]))', 'sign in: {{result}}'),
        prom('sum by (result) (rate(auth_registration_total{job=~"$job"}[$__rate_interval]))', 'register: {{result}}'),
    ], { unit: 'ops' }),
    graph('Publishing and liking', [
        prom('sum(rate(articles_created_total{job=~"$job"}[$__rate_interval]))', 'articles'),
        prom('sum(rate(articles_favorited_total{job=~"$job"}[$__rate_interval]))', 'favourites'),
        prom('sum(notifications_streams{job=~"$job"})', 'open streams of notifications'),
    ], {
        overrides: [{ matcher: { id: 'byName', options: 'open streams of notifications' }, properties: [{ id: 'unit', value: 'short' }, { id: 'custom.axisPlacement', value: 'right' }] }],
        unit: 'ops',
    }),

    row('Requests themselves'),
    table('Failed', [traceql('{ resource.service.name =~ "tracepress.*" && kind = server && status = error } | select(span.http.route, span.http.response.status_code, span.error.type)')], { w: 12 }),
    table('Took longer than half a second', [traceql('{ resource.service.name =~ "tracepress.*" && kind = server && duration > 500ms } | select(span.http.route, span.http.response.status_code)')], { w: 12 }),
    table('Alerts that fire', [now('ALERTS{alertstate="firing"}')], { datasource: PROMETHEUS, h: 6, transformations: [{ id: 'labelsToFields', options: { mode: 'columns' } }, { id: 'merge', options: {} }] }),
]);

// ---- Database

const DB = '{job=~"$job", db_operation_name=~".+"}';
const POOL = '{job=~"$job"}';

const database = dashboard('database', 'Tracepress: database and pool', 'Statements, connections, and who waits for one.', [PROCESS], [
    stat('The database answers', [prom('min(db_client_up{job=~"$job"})')], { w: 3, mappings: YES_OR_NO }),
    stat('Statements a second', [prom(`sum(rate(db_client_operation_duration_seconds_count${POOL}[$__rate_interval]))`)], { unit: 'ops' }),
    stat('Statements for a request', [prom('sum(rate(db_client_operation_duration_seconds_count{job="tracepress-api"}[$__rate_interval])) / sum(rate(http_server_request_total{job="tracepress-api"}[$__rate_interval]))')], { w: 3, unit: 'short', decimals: 1 }),
    stat('99 % of statements within', [prom(`histogram_quantile(0.99, sum by (le) (rate(db_client_operation_duration_seconds_bucket${POOL}[$__rate_interval])))`)], { unit: 's', thresholds: [[null, 'green'], [0.05, 'orange'], [0.5, 'red']] }),
    stat('Of the pool in use', [prom(`max(sum by (job, instance, db_client_connection_pool_name) (db_client_connections{job=~"$job", db_client_connection_state="used"}) / sum by (job, instance, db_client_connection_pool_name) (db_client_connection_max${POOL}))`)], { unit: 'percentunit', max: 1, thresholds: [[null, 'green'], [0.7, 'orange'], [0.9, 'red']] }),
    stat('Wait for a connection', [prom(`sum(db_client_connection_pending_requests${POOL})`)], { w: 3, unit: 'short', thresholds: [[null, 'green'], [1, 'orange'], [10, 'red']] }),
    stat('Told of jobs at once', [prom('min(jobs_listener_connected{job=~"$job"})')], { w: 3, mappings: YES_OR_NO, description: 'The connection that listens. Without it jobs are found by a poll every second.' }),

    row('Statements'),
    graph('By table', [prom(`sum by (db_operation_name, db_collection_name) (rate(db_client_operation_duration_seconds_count${DB}[$__rate_interval]))`, '{{db_operation_name}} {{db_collection_name}}')], { unit: 'ops', stack: true }),
    graph('99 % within, by table', [exemplars(`histogram_quantile(0.99, sum by (le, db_operation_name, db_collection_name) (rate(db_client_operation_duration_seconds_bucket${DB}[$__rate_interval])))`, '{{db_operation_name}} {{db_collection_name}}')], { unit: 's' }),
    heatmap('How long statements take', `sum by (le) (increase(db_client_operation_duration_seconds_bucket${POOL}[$__rate_interval]))`),
    bars('Where the time goes', [now(`topk(10, sum by (db_operation_name, db_collection_name) (increase(db_client_operation_duration_seconds_sum${DB}[$__range])))`, '{{db_operation_name}} {{db_collection_name}}')], { unit: 's', min: 0 }),

    row('Connections'),
    graph('Of requests and jobs', [
        prom(`sum by (job, db_client_connection_state) (db_client_connections${POOL})`, '{{job}}: {{db_client_connection_state}}'),
        prom(`sum by (job) (db_client_connection_max${POOL})`, '{{job}}: at most'),
    ], { unit: 'short' }),
    graph('Waiting for one', [
        prom(`sum by (job) (db_client_connection_pending_requests${POOL})`, '{{job}}: waiting'),
    ], { unit: 'short' }),
    graph('How long it takes to get one', [0.5, 0.99].map((q) => exemplars(`histogram_quantile(${q}, sum by (le, job) (rate(db_client_connection_wait_time_seconds_bucket${POOL}[$__rate_interval])))`, `{{job}}: ${q * 100} % within`)), { unit: 's' }),
    graph('Of the scheduler', [
        prom(`sum by (job) (hikaricp_connections_active${POOL})`, '{{job}}: in use'),
        prom(`sum by (job) (hikaricp_connections_pending${POOL})`, '{{job}}: waiting'),
        prom(`sum by (job) (hikaricp_connections_max${POOL})`, '{{job}}: at most'),
    ], { unit: 'short' }),

    row('The table of the queue'),
    graph('Its rows', [prom('max by (state) (jobs_table_rows)', '{{state}}')], { unit: 'short', description: 'Dead rows that stay tell of a vacuum that does not come through.' }),
    graph('Its size', [prom('max(jobs_table_size_bytes)', 'with indexes')], { unit: 'bytes' }),

    row('Statements themselves'),
    table('Took longer than 100 ms', [spans('{ span.db.system.name = "postgresql" && duration > 100ms } | select(span.db.query.summary, span.db.query.text)')], { w: 12 }),
    table('Failed', [spans('{ span.db.system.name = "postgresql" && status = error } | select(span.db.query.summary, span.error.type)')], { w: 12, description: 'error.type is the SQLSTATE.' }),
    table('Requests with more than ten statements', [traceql('{ kind = server } >> { span.db.system.name = "postgresql" } | count() > 10')]),
]);

// ---- Jobs

const JOB = '{job_type=~"$type"}';
const job = (more) => `{job_type=~"$type", ${more}}`;
const ATTEMPT = 'select(span.job.id, span.job.type, span.job.attempt, span.job.queue_ms, span.job.result)';

const jobs = dashboard('jobs', 'Tracepress: jobs and their requests', 'The queue, and the way from a job to the request that caused it, and back.', [
    values('type', 'Kinds', 'label_values(jobs_queue_depth, job_type)'),
    word('job_id', 'Job'),
    word('trace', 'Trace'),
], [
    stat('Due, waiting', [prom(`sum(max by (job_type) (jobs_queue_depth${job('state="waiting"')}))`)], { unit: 'short', thresholds: [[null, 'green'], [100, 'orange'], [500, 'red']] }),
    stat('The oldest waits', [prom(`max(jobs_queue_oldest_age_seconds${JOB})`)], { unit: 's', thresholds: [[null, 'green'], [10, 'orange'], [60, 'red']] }),
    stat('99 % start within', [prom(`histogram_quantile(0.99, sum by (le) (rate(jobs_queue_latency_seconds_bucket${JOB}[$__rate_interval])))`)], { unit: 's', thresholds: [[null, 'green'], [1, 'orange'], [5, 'red']], description: 'From when a job was due (for most: from the commit) to the start of its attempt.' }),
    stat('Attempts that failed', [prom(`sum(rate(jobs_failed_total${JOB}[$__rate_interval])) / (sum(rate(jobs_failed_total${JOB}[$__rate_interval])) + sum(rate(jobs_completed_total${JOB}[$__rate_interval])))`)], { unit: 'percentunit', thresholds: [[null, 'green'], [0.01, 'orange'], [0.1, 'red']] }),
    stat('Dead', [prom(`sum(max by (job_type) (jobs_queue_depth${job('state="dead"')}))`)], { unit: 'short', thresholds: [[null, 'green'], [1, 'red']], description: 'Given up after twenty attempts: somebody must look, mend and redrive.' }),
    stat('Favourites out of step', [prom('max(favorites_drift and on (job, instance) (favorites_checked_timestamp_seconds == scalar(max(max_over_time(favorites_checked_timestamp_seconds[2h])))))')], { unit: 'short', thresholds: [[null, 'green'], [1, 'red']], description: 'Articles that showed a wrong number at the last check.' }),

    row('The queue'),
    graph('Jobs by state', [prom(`max by (job_type, state) (jobs_queue_depth${JOB})`, '{{job_type}}: {{state}}')], { unit: 'short', description: 'Every process tells the same, for it is read from the database: hence the maximum. From 500 on, at least so many.' }),
    graph('For how long the oldest has been due', [prom(`max by (job_type) (jobs_queue_oldest_age_seconds${JOB})`, '{{job_type}}')], { unit: 's' }),
    graph('From commit to start', [0.5, 0.95, 0.99].map((q) => exemplars(`histogram_quantile(${q}, sum by (le) (rate(jobs_queue_latency_seconds_bucket${JOB}[$__rate_interval])))`, `${q * 100} % within`)), { unit: 's', description: 'A dot leads to the trace of the request and its job.' }),
    heatmap('From commit to start, all of them', `sum by (le) (increase(jobs_queue_latency_seconds_bucket${JOB}[$__rate_interval]))`),

    row('Requests beside their jobs'),
    graph('Favourites, the jobs they cause, and the jobs done', [
        prom('sum(rate(articles_favorited_total[$__rate_interval]))', 'favourites'),
        prom('sum(rate(jobs_enqueued_total{job_type="notification"}[$__rate_interval]))', 'enqueued'),
        prom('sum(rate(jobs_completed_total{job_type="notification"}[$__rate_interval]))', 'done'),
    ], { unit: 'ops', description: 'The three lie on one another; where they part, jobs pile up.' }),
    graph('How long the request took, and how long its job waited', [
        exemplars('histogram_quantile(0.99, sum by (le) (rate(http_server_request_duration_seconds_bucket{http_route="/api/articles/{slug}/favorite"}[$__rate_interval])))', 'request: 99 % within'),
        exemplars('histogram_quantile(0.99, sum by (le) (rate(jobs_queue_latency_seconds_bucket{job_type="notification"}[$__rate_interval])))', 'job started: 99 % within'),
    ], { unit: 's' }),

    row('Attempts'),
    graph('By outcome', [prom(`sum by (job_type, result) (rate(jobs_duration_seconds_count${JOB}[$__rate_interval]))`, '{{job_type}}: {{result}}')], { unit: 'ops', stack: true }),
    graph('How long they take', [0.5, 0.99].map((q) => exemplars(`histogram_quantile(${q}, sum by (le, job_type) (rate(jobs_duration_seconds_bucket${JOB}[$__rate_interval])))`, `{{job_type}}: ${q * 100} % within`)), { unit: 's' }),
    graph('Failed, to be tried again, given up', [
        prom(`sum by (job_type) (increase(jobs_failed_total${JOB}[$__rate_interval]))`, '{{job_type}}: attempts that failed'),
        prom(`sum by (job_type) (increase(jobs_retried_total${JOB}[$__rate_interval]))`, '{{job_type}}: to be tried again'),
        prom(`sum by (job_type) (increase(jobs_dead_total${JOB}[$__rate_interval]))`, '{{job_type}}: given up'),
    ], { unit: 'short' }),
    graph('Attempts made for a job', [traceql('{ kind = consumer && span.job.type =~ "$type" } | rate() by (span.job.attempt)', { metricsQueryType: 'range' })], { datasource: TEMPO, unit: 'ops', description: 'By the number of the attempt, from traces.' }),

    row('Jobs themselves'),
    table('The latest', [spans(`{ kind = consumer && span.job.type =~ "$type" } | ${ATTEMPT}`)], { h: 10, description: 'The trace of a first attempt is that of its request. A retry has one of its own, with a link to it.' }),
    table('Failed', [spans(`{ kind = consumer && span.job.type =~ "$type" && status = error } | ${ATTEMPT}`)], { w: 12 }),
    table('Waited longer than five seconds', [spans(`{ kind = consumer && span.job.type =~ "$type" && span.job.queue_ms > 5000 } | ${ATTEMPT}`)], { w: 12 }),
    table('Requests whose job failed', [traceql('{ kind = server } >> { kind = consumer && status = error } | select(span.job.id, span.job.type)')], { w: 12 }),
    table('Retries, each in a trace of its own', [spans(`{ kind = consumer && span.job.type =~ "$type" && span.job.attempt > 1 } | ${ATTEMPT}`)], { w: 12 }),

    row('One job, one request: fill in above'),
    table('All spans of the job $job_id', [spans(`{ span.job.id = "$job_id" } | ${ATTEMPT}`)], { w: 12, description: 'Its enqueuing, in the request, and every attempt.' }),
    table('Jobs that link to the trace $trace', [spans(`{ link:traceID = "$trace" } | ${ATTEMPT}`)], { w: 12, description: 'A trace shows links from the job\'s side alone: this is the way back.' }),
    lines('Log lines about jobs', '{service_name=~"tracepress.*"} | json | job_id != ""', { h: 9 }),
]);

// ---- JVM

const jvm = dashboard('jvm', 'Tracepress: JVM', 'Memory, garbage collection, threads and event loops of each process.', [PROCESS], [
    stat('Processes', [prom('count(process_uptime_seconds{job=~"$job"})')], { unit: 'short' }),
    stat('Started last', [prom('min(process_uptime_seconds{job=~"$job"})')], { unit: 's', description: 'For how long the youngest process has been up.' }),
    stat('Heap in use', [prom('max(sum by (job, instance) (jvm_memory_used_bytes{job=~"$job", area="heap"}) / sum by (job, instance) (jvm_memory_max_bytes{job=~"$job", area="heap"} > 0))')], { unit: 'percentunit', max: 1, thresholds: [[null, 'green'], [0.8, 'orange'], [0.95, 'red']] }),
    stat('Time spent collecting', [prom('max(sum by (job, instance) (rate(jvm_gc_pause_seconds_sum{job=~"$job"}[$__rate_interval])))')], { unit: 'percentunit', thresholds: [[null, 'green'], [0.05, 'orange'], [0.2, 'red']] }),
    stat('Event loops answer within', [prom('histogram_quantile(0.99, sum by (le) (rate(eventloop_lag_seconds_bucket{job=~"$job"}[$__rate_interval])))')], { unit: 's', thresholds: [[null, 'green'], [0.05, 'orange'], [0.5, 'red']] }),
    stat('Telemetry lost', [prom('sum(increase(telemetry_dropped_total{job=~"$job"}[$__range]))')], { unit: 'short', thresholds: [[null, 'green'], [1, 'orange']] }),

    row('Memory'),
    graph('Heap', [
        prom('sum by (job, instance) (jvm_memory_used_bytes{job=~"$job", area="heap"})', '{{job}} {{instance}}: used'),
        prom('sum by (job, instance) (jvm_memory_max_bytes{job=~"$job", area="heap"} > 0)', '{{job}} {{instance}}: at most'),
    ], { unit: 'bytes' }),
    graph('Beside the heap', [
        prom('sum by (job, id) (jvm_memory_used_bytes{job=~"$job", area="nonheap"})', '{{job}}: {{id}}'),
        prom('sum by (job) (netty_allocator_memory_used{job=~"$job", memory_type="direct"})', '{{job}}: requests, answers and statements'),
        prom('sum by (job, id) (jvm_buffer_memory_used_bytes{job=~"$job"})', '{{job}}: other buffers, {{id}}'),
    ], { unit: 'bytes', description: 'What requests, answers and statements take has its own bound, as much as the heap has at most.' }),
    graph('Allocated a second', [prom('sum by (job, instance) (rate(jvm_gc_memory_allocated_bytes_total{job=~"$job"}[$__rate_interval]))', '{{job}} {{instance}}')], { unit: 'Bps' }),
    graph('Left after collections', [prom('sum by (job, instance) (jvm_gc_live_data_size_bytes{job=~"$job"})', '{{job}} {{instance}}')], { unit: 'bytes', description: 'What grows here for hours is a leak.' }),

    row('Garbage collection'),
    graph('Pauses', [prom('sum by (job, action, cause) (rate(jvm_gc_pause_seconds_count{job=~"$job"}[$__rate_interval]))', '{{job}}: {{action}}, {{cause}}')], { unit: 'ops' }),
    graph('The longest pause', [prom('max by (job, instance) (jvm_gc_pause_seconds_max{job=~"$job"})', '{{job}} {{instance}}')], { unit: 's' }),

    row('Threads'),
    graph('Event loops: how long a task waits', [0.5, 0.99].map((q) => prom(`histogram_quantile(${q}, sum by (le, job) (rate(eventloop_lag_seconds_bucket{job=~"$job"}[$__rate_interval])))`, `{{job}}: ${q * 100} % within`)), { unit: 's', description: 'Something that blocks an event loop shows here first.' }),
    graph('Virtual threads', [
        prom('sum by (job) (jvm_threads_virtual_mounted{job=~"$job"})', '{{job}}: running'),
        prom('sum by (job) (jvm_threads_virtual_queued{job=~"$job"})', '{{job}}: waiting for a carrier'),
        prom('sum by (job) (jvm_threads_virtual_carriers{job=~"$job"})', '{{job}}: carriers'),
    ], { unit: 'short' }),
    graph('Platform threads', [prom('sum by (job, state) (jvm_threads_states_threads{job=~"$job"})', '{{job}}: {{state}}')], { unit: 'short', stack: true }),
    graph('Of the framework', [
        prom('sum by (job, name) (executor_active_threads{job=~"$job"})', '{{job}}: {{name}} busy'),
        prom('sum by (job, name) (executor_queued_tasks{job=~"$job"})', '{{job}}: {{name}} queued'),
    ], { unit: 'short' }),

    row('The process'),
    graph('Processor', [
        prom('max by (job, instance) (process_cpu_usage{job=~"$job"})', '{{job}} {{instance}}'),
        prom('max(system_cpu_usage{job=~"$job"})', 'the machine'),
    ], { unit: 'percentunit', max: 1 }),
    graph('Open files', [prom('max by (job, instance) (process_files_open_files{job=~"$job"})', '{{job}} {{instance}}')], { unit: 'short' }),
    graph('Log lines by level', [prom('sum by (level) (rate(logback_events_total{job=~"$job"}[$__rate_interval]))', '{{level}}')], { unit: 'ops', stack: true }),
    graph('Telemetry lost', [prom('sum by (signal, exporter) (increase(telemetry_dropped_total{job=~"$job"}[$__rate_interval]))', '{{signal}}: {{exporter}}')], { unit: 'short' }),
    bars('Start of each process', [now('max by (job, instance) (application_ready_time_seconds{job=~"$job"})', '{{job}} {{instance}}')], { unit: 's', min: 0, w: 24, h: 5 }),
]);

// ---- Logs

const LINES = '{service_name=~"$service"}';

const logs = dashboard('logs', 'Tracepress: logs', 'What the service says, from all its processes.', [
    SERVICE,
    choice('level', 'Level', ['ERROR', 'WARN', 'INFO', 'DEBUG'], ALL),
    word('text', 'Contains'),
    word('user', 'User', '1'),
], [
    stat('Errors', [logql(`sum(count_over_time({service_name=~"$service", level="ERROR"} [$__range])) or vector(0)`, '', { queryType: 'instant' })], { datasource: LOKI, thresholds: [[null, 'green'], [1, 'red']], w: 6 }),
    stat('Warnings', [logql(`sum(count_over_time({service_name=~"$service", level="WARN"} [$__range])) or vector(0)`, '', { queryType: 'instant' })], { datasource: LOKI, thresholds: [[null, 'green'], [1, 'orange']], w: 6 }),
    stat('Lines', [logql(`sum(count_over_time(${LINES} [$__range]))`, '', { queryType: 'instant' })], { datasource: LOKI, w: 6 }),
    stat('Bytes', [logql(`sum(bytes_over_time(${LINES} [$__range]))`, '', { queryType: 'instant' })], { datasource: LOKI, unit: 'bytes', w: 6 }),

    row('How much'),
    graph('By level', [logql(`sum by (level) (count_over_time({service_name=~"$service", level=~"$level"} [$__auto]))`, '{{level}}')], {
        datasource: LOKI, stack: true,
        custom: { drawStyle: 'bars', fillOpacity: 70, lineWidth: 0, stacking: { mode: 'normal', group: 'A' } },
        overrides: [['ERROR', 'red'], ['WARN', 'orange'], ['INFO', 'green'], ['DEBUG', 'blue']].map(([name, fixedColor]) => ({ matcher: { id: 'byName', options: name }, properties: [{ id: 'color', value: { mode: 'fixed', fixedColor } }] })),
    }),
    graph('Errors and warnings a second', [logql(`sum by (service_name, level) (rate({service_name=~"$service", level=~"ERROR|WARN"} [$__auto]))`, '{{service_name}}: {{level}}')], { datasource: LOKI, unit: 'ops' }),
    bars('The five most frequent errors', [logql(`topk(5, sum by (error_type) (count_over_time(${LINES} | json | error_type != "" [$__range])))`, '{{error_type}}', { queryType: 'instant' })], { datasource: LOKI, min: 0 }),
    bars('The five loggers that complain most', [logql(`topk(5, sum by (logger) (count_over_time({service_name=~"$service", level=~"ERROR|WARN"} | json [$__range])))`, '{{logger}}', { queryType: 'instant' })], { datasource: LOKI, min: 0 }),

    row('Lines'),
    lines('Errors and warnings', '{service_name=~"$service", level=~"ERROR|WARN"} | json | line_format `{{.message}} {{.error_type}}`', { h: 9 }),
    lines('All', '{service_name=~"$service", level=~"$level"} |= `$text`', { description: 'A line unfolds; its field "trace" leads to the trace, "job" to all spans of its job.' }),
    lines('Lines that are no JSON: a JVM\'s last words, a start that failed', `${LINES} != \`"@timestamp":\``, { h: 6 }),

    row('Requests, by their access lines'),
    lines('Answered with 5xx', `${LINES} | json | status >= 500`, { w: 12, h: 9 }),
    lines('Took longer than half a second', `${LINES} | json | duration_ms > 500`, { w: 12, h: 9 }),
    graph('By route', [logql(`sum by (route) (count_over_time(${LINES} | json | route != "" [$__auto]))`, '{{route}}')], { datasource: LOKI, stack: true }),
    graph('99 % within, by route', [logql(`quantile_over_time(0.99, ${LINES} | json | route != "" | unwrap duration_ms [$__auto]) by (route)`, '{{route}}')], { datasource: LOKI, unit: 'ms' }),

    row('People'),
    lines('Requests of the user $user', `${LINES} | json | user_id = \`$user\``, { description: 'By number, as users have them in the database.', h: 9 }),
    table('What the user $user did', [traceql('{ span.user.id = $user } | select(span.user.id, span.article.slug)')], { description: 'From each trace a click leads to its lines.' }),
    row('Who else is there'),
    lines('Other containers', '{service_name!~"tracepress.*", service_name=~".+"}', { h: 9 }),
]);

// ---- Traces

const OURS = 'resource.service.name =~ "$service"';
const SPAN_METRICS = 'service=~"$service"';

const traces = dashboard('traces', 'Tracepress: traces', 'Who calls whom, what was slow, what failed, and one trace at a time.', [
    SERVICE,
    word('trace', 'Trace'),
    word('status', 'Status', '403'),
    word('user', 'User', '1'),
], [
    panel('nodeGraph', 'Who calls whom', TEMPO, [{ datasource: TEMPO, queryType: 'serviceMap', serviceMapQuery: '', filters: [] }], { w: 14, h: 12, description: 'Made by Tempo of spans: the api hands jobs to the worker, both ask PostgreSQL.' }),
    graph('Calls between services', [mimir('sum by (client, server, connection_type) (rate(traces_service_graph_request_total[$__rate_interval]))', '{{client}} → {{server}} {{connection_type}}')], { datasource: MIMIR, w: 10, h: 12, unit: 'ops' }),

    row('The latest'),
    table('Of $service', [traceql(`{ ${OURS} && kind = server }`)], { w: 12 }),
    table('With errors', [traceql(`{ ${OURS} && status = error } | select(span.error.type)`)], { w: 12 }),
    table('Answered with $status', [traceql(`{ ${OURS} && span.http.response.status_code = $status } | select(span.http.route)`)], { w: 12 }),
    table('Of the user $user', [traceql(`{ ${OURS} && span.user.id = $user }`)], { w: 12 }),
    table('The slowest use cases', [spans(`{ ${OURS} && kind = internal && duration > 100ms } | select(span.user.id, span.article.slug, span.result.count)`)]),

    row('One trace: fill in above'),
    panel('traces', 'The trace $trace', TEMPO, [traceql('$trace', { limit: 1 })], { w: 24, h: 16 }),
    table('Jobs that link to it', [spans('{ link:traceID = "$trace" } | select(span.job.id, span.job.attempt, span.job.result)')], { w: 12, h: 7 }),
    lines('Its lines', '{service_name=~"tracepress.*"} | trace_id = `$trace`', { w: 12, h: 7 }),

    row('Spans by name'),
    graph('How many', [mimir(`topk(15, sum by (span_name) (rate(traces_spanmetrics_calls_total{${SPAN_METRICS}}[$__rate_interval])))`, '{{span_name}}')], { datasource: MIMIR, unit: 'ops', stack: true }),
    graph('How many failed', [mimir(`sum by (span_name) (rate(traces_spanmetrics_calls_total{${SPAN_METRICS}, status_code="STATUS_CODE_ERROR"}[$__rate_interval]))`, '{{span_name}}')], { datasource: MIMIR, unit: 'ops', stack: true }),
    graph('Mean duration', [mimir(`topk(15, sum by (span_name) (rate(traces_spanmetrics_latency_sum{${SPAN_METRICS}}[$__rate_interval])) / sum by (span_name) (rate(traces_spanmetrics_latency_count{${SPAN_METRICS}}[$__rate_interval])))`, '{{span_name}}')], { datasource: MIMIR, unit: 's' }),
    graph('95 % within', [prom(`topk(15, histogram_quantile(0.95, sum by (le, span_name) (rate(traces_spanmetrics_latency_bucket{${SPAN_METRICS}}[$__rate_interval]))))`, '{{span_name}}', { datasource: MIMIR, exemplar: true })], { datasource: MIMIR, unit: 's' }),
    bars('Where the time goes, by kind of span', [traceql(`{ ${OURS} } | sum_over_time(duration) by (kind)`, { metricsQueryType: 'instant' })], { datasource: TEMPO, unit: 's', min: 0 }),
    graph('Attempts at jobs, by result', [mimir('sum by (job_type, job_result) (rate(traces_spanmetrics_calls_total{span_kind="SPAN_KIND_CONSUMER"}[$__rate_interval]))', '{{job_type}}: {{job_result}}')], { datasource: MIMIR, unit: 'ops', stack: true }),
]);

// ---- Profiles

// The data source writes several values as a glob, unless it is told.
const profile = (profileTypeId, more = {}) => ({ datasource: PYROSCOPE, profileTypeId, labelSelector: '{service_name=~"${service:regex}"}', groupBy: [], queryType: 'metrics', ...more });
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const ALLOCATION = 'memory:alloc_in_new_tlab_bytes:bytes:space:bytes';
const LOCKS = 'mutex:delay:nanoseconds:mutex:count';
const flame = (title, profileTypeId, more = {}) => panel('flamegraph', title, PYROSCOPE, [profile(profileTypeId, { queryType: 'profile', ...without(more, 'w', 'h', 'description') })], { w: more.w ?? 24, h: more.h ?? 16, description: more.description });
const course = (title, profileTypeId, more) => graph(title, [profile(profileTypeId, { groupBy: ['service_name'] })], { datasource: PYROSCOPE, w: 8, ...more });

const profiles = dashboard('profiles', 'Tracepress: profiles', 'Which code uses the processor, allocates, and waits for locks.', [
    SERVICE,
    word('span', 'Span name', 'article.findAll'),
], [
    graph('Processor in use', [prom('max by (job, instance) (process_cpu_usage{job=~"$service"})', '{{job}} {{instance}}')], { w: 8, unit: 'percentunit' }),
    graph('Memory in use', [prom('sum by (job, instance) (jvm_memory_used_bytes{job=~"$service"})', '{{job}} {{instance}}')], { w: 8, unit: 'bytes' }),
    graph('Threads', [prom('sum by (job, instance) (jvm_threads_live_threads{job=~"$service"})', '{{job}} {{instance}}')], { w: 8, unit: 'short' }),
    course('Processor', CPU, { unit: 'ns' }),
    course('Allocation', ALLOCATION, { unit: 'bytes' }),
    course('Locks', LOCKS, { unit: 'ns' }),

    row('Where'),
    flame('Processor', CPU),
    flame('Processor, for spans named $span', CPU, { labelSelector: '{service_name=~"${service:regex}", span_name=~"$span"}', description: 'What all spans of that name cost, of all callers. From a single span in a trace, "Profiles for this span" leads to its own.' }),
    flame('Allocation', ALLOCATION, { w: 12 }),
    flame('Locks', LOCKS, { w: 12, description: 'Waits of 10 ms and more.' }),
]);

// ---- Files

mkdirSync(FOLDER, { recursive: true });
for (const [name, content] of Object.entries({ api, database, jobs, jvm, logs, traces, profiles })) {
    if (!NAMES.includes(name)) throw new Error(name);
    writeFileSync(join(FOLDER, `${name}.json`), JSON.stringify(content, null, 2) + '\n');
}
