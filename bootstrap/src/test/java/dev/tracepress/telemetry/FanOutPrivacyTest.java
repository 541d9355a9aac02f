package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.holds;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Promise 14 where notifications leave the service: what is told to a receiver and a mail server is told to nobody else. */
class FanOutPrivacyTest extends TelemetryTest {

    private static final List<String> CANARIES =
            List.of("CanaryAddressQ8", "canaryaddressq8", "CanaryNameQ8", "CanaryTitleQ8", WebhookReceiver.KEY);

    private final WebhookReceiver webhook;
    private final RudeMailServer mail;

    /** The receiver runs in this process too, and has a log of its own. */
    private static final String RECEIVER_IS_SILENT = "--logging.level.com.sun.net.httpserver=off";

    FanOutPrivacyTest() {
        var receiving = WebhookReceiver.refusing(1);
        var refusing = RudeMailServer.start();
        super(Stream.of(
                        Stream.of(receiving.settings()),
                        Stream.of(refusing.settings()),
                        Stream.of(
                                "--LOG_LEVEL=debug",
                                "--logging.level.root=trace",
                                RULES_ARE_SILENT,
                                RECEIVER_IS_SILENT))
                .flatMap(settings -> settings)
                .toArray(String[]::new));
        this.webhook = receiving;
        this.mail = refusing;
    }

    @AfterAll
    void close() {
        webhook.close();
        mail.close();
    }

    @Test
    void neither_deliveries_nor_their_failures_tell_what_people_wrote() {
        receiver.clear();
        var author = api.post("/api/register").json("""
                        {"email":"CanaryAddressQ8@example.com","name":"CanaryNameQ8","password":"secret1"}""").send().text("/token");
        api.post("/api/articles").as(author).json("""
                        {"title":"CanaryTitleQ8","body":"b"}""").send();
        api.post("/api/articles/canarytitleq8/favorite").as(bob).send();

        holds(() -> webhook.calls().size() == 2);
        eventually(this::mailIsDead);
        holds(() -> Stream.of("job.email", "webhook.deliver")
                .allMatch(name ->
                        receiver.spans().stream().anyMatch(span -> span.name().equals(name))));
        var jobs = resultOf(service.database().sql("""
                        SELECT (SELECT json_agg(dead) || '' FROM dead_jobs AS dead)
                            || (SELECT json_agg(finished) || '' FROM finished_jobs AS finished)""").mapValue(String.class).one());
        var told = receiver.everything() + jobs + api.get("/metrics").send().body();

        assertThat(jobs).contains("MailFailure: the server answered 550", "recipientId");
        assertThat(CANARIES).noneMatch(told::contains);
    }

    private Mono<Boolean> mailIsDead() {
        return service.database()
                .sql("SELECT count(*) = 1 FROM dead_jobs WHERE kind = 'email'")
                .mapValue(Boolean.class)
                .one();
    }
}
