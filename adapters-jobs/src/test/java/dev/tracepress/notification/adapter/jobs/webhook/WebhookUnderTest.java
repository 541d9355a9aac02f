package dev.tracepress.notification.adapter.jobs.webhook;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.adapter.jobs.FanOutUnderTest;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.testkit.Given;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A worker that calls a receiver, and a notification of bob's favourite to be told. */
final class WebhookUnderTest implements AutoCloseable {

    static final String SECRET = "a secret of tests, which has 32 bytes and more";

    private final FanOutUnderTest process;

    private WebhookUnderTest(WebhookSettings settings) {
        this.process = FanOutUnderTest.working()
                .with(WebhookConfiguration.class)
                .with(WebhookSettings.class, settings)
                .start();
    }

    /** With more patience than a receiver needs that answers at all, however busy the machine is. */
    static WebhookUnderTest calling(URI receiver, boolean allowsPrivate) {
        return new WebhookUnderTest(
                WebhookSettings.of(receiver, SECRET, allowsPrivate).patience(Duration.ofSeconds(20)));
    }

    /** For receivers that are silent. */
    static WebhookUnderTest impatientlyCalling(URI receiver) {
        return new WebhookUnderTest(WebhookSettings.of(receiver, SECRET, true).patience(Duration.ofMillis(300)));
    }

    /** Adds a notification and tells of it in one transaction; returns to whom. */
    UserId tell() {
        var given = new Given(process.store());
        var ada = given.user("Ada");
        var bob = given.user("Bob");
        var article = given.article("A title", ada);
        var notification = new NewNotification(
                ada.id(), bob.id(), article.id(), NotificationType.ARTICLE_FAVORITED, "one", Given.NOON);
        completes(process.store()
                .transactions()
                .inTransaction(process.store()
                        .notifications()
                        .add(notification, Optional.empty())
                        .flatMap(id -> channel().tell(id, ada.id()))));
        return ada.id();
    }

    /** Of a notification that is not there any more. */
    void tellOfWhatIsGone() {
        completes(process.store().transactions().inTransaction(channel().tell(new NotificationId(7), new UserId(1))));
    }

    private NotificationChannel channel() {
        return process.bean("webhookChannel", NotificationChannel.class);
    }

    /** Waits for the job's death; returns the error that killed it. */
    String death() {
        return once("SELECT last_error FROM dead_jobs WHERE kind = 'webhook' AND job_id = 'notification-1'");
    }

    /** Waits for the job's good end; returns how it ended. */
    String ending() {
        return once("SELECT state FROM finished_jobs WHERE kind = 'webhook'");
    }

    /** Waits for a failure that is not the end; returns all that is written down of the job. */
    String failure() {
        return once("""
                SELECT convert_from(task_data, 'UTF8') FROM scheduled_tasks
                WHERE task_name = 'webhook' AND consecutive_failures > 0""");
    }

    /** What the dead job carried. */
    String envelope() {
        return once("SELECT envelope::text FROM dead_jobs");
    }

    private String once(String query) {
        var rows = process.store().database().sql(query).mapValue(String.class).first();
        eventually(rows::hasElement);
        return resultOf(rows);
    }

    @Override
    public void close() {
        process.close();
    }
}
