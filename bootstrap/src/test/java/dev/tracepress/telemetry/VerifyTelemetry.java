package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.holds;
import static dev.tracepress.testkit.Facts.resultOf;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.joining;

import dev.tracepress.http.Api;
import dev.tracepress.telemetry.ReceivedSpan.Link;
import dev.tracepress.wiring.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * For people rather than machines: lets a reader favourite two articles in a real service, the second while notifications
 * cannot be written, and shows what a collector is told of it. {@code ops/verify-telemetry.sh} runs it.
 */
final class VerifyTelemetry {

    private static final String ENQUEUING = "job.enqueue.notification";
    private static final int LONGEST_FIELD = 60;
    private static final String ATTEMPT = "job.notification";

    private static final String WAITING_JOB = """
            SELECT task_instance
                || '  request ' || (convert_from(task_data, 'UTF8')::jsonb #>> '{trace,traceparent}')
                || '  last attempt ' || (convert_from(task_data, 'UTF8')::jsonb #>> '{attempts,-1,traceId}')
            FROM scheduled_tasks
            WHERE task_name = 'notification'""";

    private final OtlpReceiver receiver;
    private final RunningService service;
    private final Findings findings;
    private final Api api;
    private final String ada;
    private final String bob;

    private VerifyTelemetry(OtlpReceiver receiver, RunningService service, Findings findings) {
        this.receiver = receiver;
        this.service = service;
        this.findings = findings;
        this.api = new Api(service.url());
        this.ada = api.register("ada");
        this.bob = api.register("bob");
    }

    /** The argument is the file for the findings, since others write to the standard output, too. */
    public static void main(String[] arguments) throws IOException {
        var findings = new Findings();
        try (var receiver = OtlpReceiver.start();
                var service = TelemetryTest.exportingTo(receiver, "--LOG_FORMAT=json")) {
            new VerifyTelemetry(receiver, service, findings).walk();
        } catch (RuntimeException | AssertionError failure) {
            findings.check("the walk comes to its end, and not to: " + failure, false);
        }
        Files.writeString(Path.of(arguments[0]), findings.toString());
        System.exit(findings.allHold() ? 0 : 1);
    }

    private void walk() {
        publish("First");
        publish("Second");
        aFavorite();
        aJobThatFailsOnce();
        metrics();
        privacy();
    }

    private void aFavorite() {
        findings.chapter("BOB FAVOURITES AN ARTICLE OF ADA'S: one trace from the request to the job");
        favorite("first");
        var request = request("first");
        var attempt = await(() -> attemptsAt("favorite-1", "success"));
        var enqueuing = await(() -> enqueuing("favorite-1"));
        await(() -> spansOf(request).stream().filter(span -> span.name().equals("INSERT finished_jobs")));
        var access = await(() -> lines(request).filter(line -> line.loggerName().equals("dev.tracepress.access")));
        var spans = spansOf(request);
        show(spans);
        findings.chapter("The log lines of that trace");
        findings.show(lines(request).map(VerifyTelemetry::text).toList());
        findings.chapter("Checks");
        findings.check("the request's trace holds the job's attempt", spans.contains(attempt));
        findings.check(
                "the attempt is a child of the enqueuing",
                attempt.parentSpanId().equals(enqueuing.spanId()));
        findings.check("the attempt links back to the enqueuing", linksTo(enqueuing, attempt));
        findings.check("both carry the job's id", isOf("favorite-1", enqueuing) && isOf("favorite-1", attempt));
        findings.check(
                "statements show their text and no values", spans.stream().noneMatch(this::quotesTheSlug));
        findings.check(
                "the access line stands in the request's span", access.spanId().equals(request.spanId()));
    }

    private void aJobThatFailsOnce() {
        findings.chapter(
                "BOB FAVOURITES ANOTHER WHILE NOTIFICATIONS CANNOT BE WRITTEN: the retry has a trace of its own");
        sql("ALTER TABLE notifications RENAME TO away");
        favorite("second");
        var request = request("second");
        var failed = await(() -> attemptsAt("favorite-2", "retried"));
        eventually(() -> waitingJob().hasElement());
        var row = resultOf(waitingJob());
        sql("ALTER TABLE away RENAME TO notifications");
        var retry = await(() -> attemptsAt("favorite-2", "success"));
        var enqueuing = await(() -> enqueuing("favorite-2"));
        var warning =
                await(() -> lines(failed).filter(line -> line.severityText().equals("WARN")));
        show(Stream.of(spansOf(request), spansOf(retry)).flatMap(List::stream).toList());
        findings.chapter("The job's row while it waited: it names the request and the latest failed attempt");
        findings.show(List.of(row));
        findings.chapter("The log lines of both traces");
        findings.show(Stream.concat(lines(request), lines(retry))
                .map(VerifyTelemetry::text)
                .toList());
        findings.chapter("Checks");
        findings.check("the attempt that failed says so in the request's trace", isFailureIn(request, failed));
        findings.check("the retry is the root of another trace", retry.isRoot() && !sameTrace(retry, request));
        findings.check("the retry links back to the enqueuing", linksTo(enqueuing, retry));
        findings.check("it is the second attempt at the same job", isOf("favorite-2", retry) && isSecond(retry));
        findings.check(
                "the warning stands in the span that failed", warning.spanId().equals(failed.spanId()));
        findings.check("the warning carries the job's id", warning.attributes().containsValue("favorite-2"));
        findings.check("the row names the request's trace", row.contains("request 00-" + request.traceId()));
        findings.check("the row names the attempt that failed", row.contains("last attempt " + failed.traceId()));
    }

    private void metrics() {
        findings.chapter("METRICS: some lines of GET /metrics; what follows a # is an exemplar");
        var lines = exposed().lines().toList();
        findings.show(lines.stream().filter(VerifyTelemetry::isWorthALook).toList());
        findings.chapter("Checks");
        findings.check(
                "a request's duration has its trace as an exemplar",
                hasExemplar(lines, request("first")) || hasExemplar(lines, request("second")));
        findings.check(
                "so has the duration of an attempt",
                hasExemplar(lines, attempts("favorite-2").getFirst()));
        findings.check("one attempt failed and was retried", has(lines, "jobs_retried_total", 1));
        findings.check("two jobs were done", has(lines, "jobs_completed_total", 2));
        holds(this::exemplarCameByOtlp);
        findings.check("the same goes out by OTLP", exemplarCameByOtlp());
    }

    private void privacy() {
        findings.chapter("PRIVACY: nothing of this is in any of %s spans, %s log records and all metrics"
                .formatted(receiver.spans().size(), receiver.logs().size()));
        var told = receiver.everything() + exposed();
        Map.of("password", "secret1", "address", "@example.com", "token of Ada's", ada, "token of Bob's", bob)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(secret -> findings.check("no " + secret.getKey(), !told.contains(secret.getValue())));
    }

    // ------------------------------------------------------------------------------------------ what is done

    private void publish(String title) {
        api.post("/api/articles")
                .as(ada)
                .json("{\"title\":\"%s\",\"body\":\"b\"}".formatted(title))
                .send();
    }

    private void favorite(String slug) {
        api.post("/api/articles/" + slug + "/favorite").as(bob).send();
    }

    private void sql(String statement) {
        completes(service.database().sql(statement).then());
    }

    // ------------------------------------------------------------------------------------------ what is seen

    /** The first of what is looked for, as soon as there is one. */
    private static <T> T await(Supplier<Stream<T>> look) {
        holds(() -> look.get().findAny().isPresent());
        return look.get().findFirst().orElseThrow();
    }

    private ReceivedSpan request(String slug) {
        var path = "/api/articles/" + slug + "/favorite";
        return await(() -> receiver.spans().stream()
                .filter(span -> path.equals(span.attributes().get("url.path"))));
    }

    private Stream<ReceivedSpan> enqueuing(String job) {
        return receiver.spans().stream().filter(span -> span.name().equals(ENQUEUING) && isOf(job, span));
    }

    private Stream<ReceivedSpan> attemptsAt(String job, String result) {
        return attempts(job).stream()
                .filter(span -> result.equals(span.attributes().get("job.result")));
    }

    private List<ReceivedSpan> attempts(String job) {
        return receiver.spans().stream()
                .filter(span -> span.name().equals(ATTEMPT) && isOf(job, span))
                .sorted(comparingLong(ReceivedSpan::startNanos))
                .toList();
    }

    private List<ReceivedSpan> spansOf(ReceivedSpan one) {
        return receiver.spans().stream().filter(span -> sameTrace(span, one)).toList();
    }

    private Stream<ReceivedLog> lines(ReceivedSpan one) {
        return receiver.logs().stream().filter(line -> line.traceId().equals(one.traceId()));
    }

    /** Empty while no attempt at it has failed. */
    private Mono<String> waitingJob() {
        return service.database()
                .sql(WAITING_JOB)
                .map(row -> String.valueOf(row.get(0)))
                .all()
                .filter(row -> row.contains("last attempt"))
                .next();
    }

    private String exposed() {
        return api.get("/metrics")
                .header("Accept", "application/openmetrics-text; version=1.0.0")
                .send()
                .body();
    }

    // ---------------------------------------------------------------------------------------- what is judged

    private static boolean sameTrace(ReceivedSpan one, ReceivedSpan other) {
        return one.traceId().equals(other.traceId());
    }

    private static boolean linksTo(ReceivedSpan target, ReceivedSpan span) {
        return span.links().stream()
                .map(link -> new Link(link.traceId(), link.spanId(), Map.of()))
                .toList()
                .equals(List.of(new Link(target.traceId(), target.spanId(), Map.of())));
    }

    private static boolean isOf(String job, ReceivedSpan span) {
        return job.equals(span.attributes().get("job.id"));
    }

    private static boolean isSecond(ReceivedSpan attempt) {
        return Long.valueOf(2).equals(attempt.attributes().get("job.attempt"));
    }

    private static boolean isFailureIn(ReceivedSpan request, ReceivedSpan attempt) {
        return sameTrace(request, attempt) && attempt.status().equals("ERROR");
    }

    private boolean quotesTheSlug(ReceivedSpan span) {
        return span.attributes().getOrDefault("db.query.text", "").toString().contains("first");
    }

    private static boolean isWorthALook(String line) {
        var isExemplary =
                line.contains("# {") && (line.startsWith("jobs_duration_seconds") || line.contains("/favorite"));
        var isCounter = line.startsWith("jobs_") && line.contains("_total{");
        return isExemplary || isCounter;
    }

    private static boolean has(List<String> lines, String metric, int value) {
        var beginning = "%s{job_type=\"notification\"} %s.0".formatted(metric, value);
        return lines.stream().anyMatch(line -> line.startsWith(beginning));
    }

    private boolean exemplarCameByOtlp() {
        return receiver.metrics().stream()
                .filter(metric -> metric.name().equals("http.server.request.duration"))
                .flatMap(metric -> metric.points().stream())
                .anyMatch(point -> !point.exemplars().isEmpty());
    }

    private static boolean hasExemplar(List<String> lines, ReceivedSpan span) {
        return lines.stream().anyMatch(line -> line.contains("trace_id=\"" + span.traceId() + "\""));
    }

    // ----------------------------------------------------------------------------------------- what is shown

    private void show(List<ReceivedSpan> spans) {
        findings.show(SpanTree.of(spans).lines().toList());
    }

    private static String shortened(String value) {
        var words = value.replaceAll("\\s+", " ");
        return words.length() <= LONGEST_FIELD ? words : words.substring(0, LONGEST_FIELD) + "…";
    }

    private static String text(ReceivedLog line) {
        var fields = line.attributes().entrySet().stream()
                .filter(field -> !field.getKey().equals("exception.stacktrace"))
                .sorted(Map.Entry.comparingByKey())
                .map(field -> field.getKey() + "=" + shortened(field.getValue().toString()))
                .collect(joining("  "));
        return "%-5s %s%n          traceId=%s  spanId=%s  %s"
                .formatted(line.severityText(), line.body(), line.traceId(), line.spanId(), fields);
    }
}
