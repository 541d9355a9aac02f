package dev.tracepress.notification.adapter.jobs.mail;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;

import dev.tracepress.notification.adapter.jobs.FanOutUnderTest;
import dev.tracepress.notification.adapter.jobs.mail.MailSettings.Encryption;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.util.Optional;

/** A worker that sends mail by a server on this machine. */
final class MailUnderTest implements AutoCloseable {

    private final FanOutUnderTest process;

    private MailUnderTest(MailSettings settings) {
        this.process = FanOutUnderTest.working()
                .with(MailConfiguration.class)
                .with(MailSettings.class, settings)
                .start();
    }

    static MailUnderTest sendingBy(int port, Encryption encryption) {
        return new MailUnderTest(settings(port, encryption));
    }

    static MailSettings settings(int port, Encryption encryption) {
        return new MailSettings(
                "127.0.0.1",
                port,
                encryption,
                Optional.empty(),
                "Tracepress <news@tracepress.example>",
                Duration.ofMillis(500));
    }

    /** Tells ada in the transaction that adds it of bob's favourite. */
    void tellAda(String actor, String title) {
        var given = new Given(process.store());
        var ada = given.user("Ada");
        var bob = given.user(actor);
        var article = given.article(title, ada);
        var notification = new NewNotification(
                ada.id(), bob.id(), article.id(), NotificationType.ARTICLE_FAVORITED, "one", Given.NOON);
        completes(process.store()
                .transactions()
                .inTransaction(process.store()
                        .notifications()
                        .add(notification)
                        .flatMap(id -> channel().tell(id, ada.id()))));
    }

    void tellAdaOfWhatIsGone() {
        var ada = new Given(process.store()).user("Ada");
        completes(process.store().transactions().inTransaction(channel().tell(new NotificationId(7), ada.id())));
    }

    private NotificationChannel channel() {
        return process.bean("mailChannel", NotificationChannel.class);
    }

    /** Waits for the job's death; returns the error that killed it. */
    String death() {
        return once("SELECT last_error FROM dead_jobs WHERE kind = 'email' AND job_id = 'notification-1'");
    }

    /** Waits for the job's good end; returns how it ended. */
    String ending() {
        return once("SELECT state FROM finished_jobs WHERE kind = 'email'");
    }

    /** Waits for a failure that is not the end; returns all that is written down of the job. */
    String failure() {
        return once("""
                SELECT convert_from(task_data, 'UTF8') FROM scheduled_tasks
                WHERE task_name = 'email' AND consecutive_failures > 0""");
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
