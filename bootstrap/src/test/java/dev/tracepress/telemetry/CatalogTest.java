package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Listener;
import dev.tracepress.telemetry.catalog.SignalCatalog;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The running service and the catalogue agree: nothing is told that it does not know, and it knows nothing in vain. */
class CatalogTest extends TelemetryTest {

    /** What OpenTelemetry's appender adds to an event's own fields. */
    private static final Set<String> OF_THE_APPENDER =
            Set.of("exception.type", "exception.message", "exception.stacktrace");

    /** What OpenTelemetry has places of its own for: see {@code LogFormatsTest}. */
    private static final Set<String> OF_EVERY_LINE =
            Set.of("@timestamp", "level", "message", "logger", "service", "traceId", "spanId", "stack_trace");

    private static final String[] SILENT_REPLICA = {"--DATABASE_READ_URL=postgres://nobody@127.0.0.1:1/nowhere"};

    private final WebhookReceiver webhook;
    private final PeopleServer people;

    CatalogTest() {
        var receiving = WebhookReceiver.start();
        var others = PeopleServer.start();
        super(Stream.of(receiving.settings(), others.settings(), SILENT_REPLICA)
                .flatMap(Stream::of)
                .toArray(String[]::new));
        this.webhook = receiving;
        this.people = others;
    }

    @AfterAll
    void close() {
        webhook.close();
        people.close();
    }

    @Test
    void every_signal_stands_in_the_catalogue_and_every_entry_is_made() {
        walk();
        var marker = api.get("/api/articles/none").send().text("/trace_id");
        trace(marker, span -> span.kind().equals("SERVER"));
        holds(() -> metricNames().contains("jobs.duration"));

        assertThat(receiver.spans().stream().map(ReceivedSpan::name).distinct())
                .filteredOn(name -> !SignalCatalog.knowsSpan(name))
                .isEmpty();
        assertThat(receiver.spans().stream()
                        .flatMap(CatalogTest::strangeAttributes)
                        .distinct())
                .isEmpty();
        seen("notification.stream");
        seen("article.checkFavorites");
        seen("notification.forget");
        seen("request.forgetAnswers");
        seen("trace.forget");
        assertThat(SignalCatalog.spansUnseen(
                        receiver.spans().stream().map(ReceivedSpan::name).toList()))
                .isEmpty();
        assertThat(SignalCatalog.attributesUnseen(attributesBySpan()))
                .filteredOn(unseen -> !unseen.endsWith(" without error.type"))
                .filteredOn(unseen -> !unseen.endsWith(" without messaging.batch.message_count"))
                // Which jobs wait together is up to the scheduler: JobSpansTest has it.
                .filteredOn(unseen -> !unseen.endsWith(" without job.commit_trace_id"))
                .isEmpty();
        assertThat(metricNames())
                .filteredOn(name -> !SignalCatalog.knowsMetric(name))
                .isEmpty();
        assertThat(receiver.metrics().stream()
                        .flatMap(CatalogTest::strangeLabels)
                        .distinct())
                .isEmpty();
        assertThat(SignalCatalog.metricNames())
                .filteredOn(name -> !metricNames().contains(name))
                .isEmpty();
        assertThat(ownLogKeys())
                .filteredOn(key -> !SignalCatalog.knowsLogKey(key))
                .isEmpty();
        assertThat(SignalCatalog.logKeysUnseen(ownLogKeys()))
                .filteredOn(key -> !OF_EVERY_LINE.contains(key))
                .isEmpty();
        assertThat(exposedNames()).containsAll(SignalCatalog.prometheusNames().toList());
    }

    private void seen(String spanName) {
        holds(() -> receiver.spans().stream().anyMatch(span -> span.name().equals(spanName)));
    }

    /** Every use case once, with a job that fails at first. */
    private void walk() {
        api.register("eve");
        api.get("/api/user").as(ada).send();
        api.put("/api/user").as(ada).json("{\"bio\":\"b\"}").send();
        api.post("/api/login")
                .json("{\"email\":\"ada@example.com\",\"password\":\"secret1\"}")
                .send();
        api.get("/api/articles").as(ada).send();
        api.get("/api/articles/a-title").as(bob).send();
        api.put("/api/articles/a-title").as(ada).json("{\"body\":\"c\"}").send();
        sql("ALTER TABLE notifications RENAME TO away");
        api.post("/api/articles/a-title/favorite").as(bob).send();
        holds(() -> receiver.spans().stream().anyMatch(span -> span.attributes().containsValue("retried")));
        sql("UPDATE article_counters SET favorites_count = favorites_count + 1");
        operate();
        Listener.to(service.url(), ada).close();
        var ticket =
                api.post("/api/notifications/stream/tickets").as(ada).send().text("/ticket");
        Listener.by(service.url(), ticket, "").close();
        api.get("/demo/people/1").send();
        sql("ALTER TABLE away RENAME TO notifications");
        sql("UPDATE scheduled_tasks SET execution_time = now() WHERE task_instance = 'recurring'");
        eventually(service::hasNoJobs);
        var inbox = api.get("/api/notifications").as(ada).send();
        api.post("/api/notifications/" + inbox.text("/notifications/0/id") + "/read")
                .as(ada)
                .send();
        api.post("/api/notifications/" + inbox.text("/notifications/0/id") + "/read")
                .as(ada)
                .header("Idempotency-Key", "catalogue")
                .send();
        api.delete("/api/articles/a-title/favorite").as(bob).send();
        api.delete("/api/articles/a-title").as(ada).send();
        api.put("/api/user").as(ada).json("{\"password\":\"secret2\"}").send();
        api.get("/api/sessions").as(ada).send();
        api.delete("/api/sessions/none-of-hers").as(ada).send();
        api.delete("/api/user")
                .as(bob)
                .json("{\"currentPassword\":\"secret1\"}")
                .send();
        api.post("/api/logout")
                .as(ada)
                .header("Idempotency-Key", "catalogue-logout")
                .send();
    }

    private void operate() {
        api.get("/ops/jobs").send();
        api.get("/ops/jobs/kinds").send();
        api.get("/ops/jobs/notification/none").send();
        api.post("/ops/jobs/notification/none/cancel").send();
        api.post("/ops/jobs/notification/none/run").send();
        api.post("/ops/jobs/redrive").send();
        api.post("/ops/jobs/notification/pause").send();
        api.post("/ops/jobs/notification/resume").send();
        api.get("/console/api/requests").send();
        api.get("/console/api/figures").send();
        api.get("/console/api/found?name=none").send();
        api.get("/console/api/traces/4bf92f3577b34da6a3ce929d0e0e4736").send();
        api.get("/console/api/traces/4bf92f3577b34da6a3ce929d0e0e4736/lines").send();
        api.get("/console/api/jobs/notification/none/lines").send();
        api.get("/console/api/workers").send();
        api.post("/ops/loggers/dev.tracepress.nobody")
                .json("{\"configuredLevel\":\"INFO\"}")
                .send();
    }

    private Set<String> metricNames() {
        return receiver.metrics().stream().map(ReceivedMetric::name).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> strangeAttributes(ReceivedSpan span) {
        return span.attributes().keySet().stream()
                .filter(attribute -> !SignalCatalog.knowsAttribute(span.name(), attribute))
                .map(attribute -> span.name() + " has " + attribute);
    }

    private Map<String, Set<String>> attributesBySpan() {
        return receiver.spans().stream()
                .collect(Collectors.toMap(
                        ReceivedSpan::name, span -> span.attributes().keySet(), CatalogTest::union));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> strangeLabels(ReceivedMetric metric) {
        return metric.points().stream()
                .map(ReceivedMetric.Point::attributes)
                .map(Map::keySet)
                .flatMap(Collection::stream)
                .filter(label -> !SignalCatalog.knowsLabel(metric.name(), label))
                .map(label -> metric.name() + " has " + label);
    }

    private List<String> ownLogKeys() {
        return receiver.logs().stream()
                .filter(log -> log.loggerName().startsWith("dev.tracepress"))
                .flatMap(log -> log.attributes().keySet().stream())
                .filter(key -> !OF_THE_APPENDER.contains(key))
                .distinct()
                .toList();
    }

    /** As in queries: of histograms without their suffixes. */
    private Set<String> exposedNames() {
        return api.get("/metrics")
                .send()
                .body()
                .lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.replaceAll("# TYPE (\\S+) .*", "$1"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void sql(String statement) {
        completes(service.database().sql(statement).then());
    }
}
