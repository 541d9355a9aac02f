package dev.tracepress.notification.adapter.jobs.mail;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;

import com.icegreen.greenmail.util.ServerSetup;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.adapter.jobs.FanOutUnderTest;
import dev.tracepress.notification.adapter.jobs.mail.MailSettings.Encryption;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.util.Optional;

/** A worker that sends mail by a server on this machine. */
final class MailUnderTest implements AutoCloseable {

    /** More than a server needs that answers at all, however busy the machine is. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FanOutUnderTest process;

    private MailUnderTest(MailSettings settings) {
        this.process = FanOutUnderTest.working()
                .with(MailConfiguration.class)
                .with(MailSettings.class, settings)
                .start();
    }

    static MailUnderTest sendingBy(int port, Encryption encryption) {
        return new MailUnderTest(settings(port, encryption, PATIENCE));
    }

    /** By a server that is silent. */
    static MailUnderTest impatientlySendingBy(int port) {
        return new MailUnderTest(settings(port, Encryption.NONE, Duration.ofMillis(500)));
    }

    /** With the name of its certificate, or another that leads to the same machine. */
    static MailUnderTest sendingOverTls(String host, int port, String user, String password) {
        return new MailUnderTest(new MailSettings(
                host,
                port,
                Encryption.TLS,
                Optional.of(new MailSettings.Login(user, password)),
                "Tracepress <news@tracepress.example>",
                PATIENCE));
    }

    /** A server's settings, which would have it given up if it took 2 s to start. */
    static ServerSetup patient(ServerSetup usual) {
        var setup = usual.dynamicPort();
        setup.setServerStartupTimeout(Duration.ofMinutes(3).toMillis());
        return setup;
    }

    private static MailSettings settings(int port, Encryption encryption, Duration patience) {
        return new MailSettings(
                "127.0.0.1", port, encryption, Optional.empty(), "Tracepress <news@tracepress.example>", patience);
    }

    /** Tells ada in the transaction that adds it of bob's favourite. */
    void tellAda(String actor, String title) {
        var given = new Given(process.store());
        var ada = given.user("Ada");
        var bob = given.user(actor);
        var article = given.article(title, ada);
        tell(new NewNotification(
                ada.id(), bob.id(), article.id(), NotificationType.ARTICLE_FAVORITED, "one", Given.NOON));
    }

    /** Of the same, some time after the first. */
    void tellAdaAgain(Duration later) {
        tell(new NewNotification(
                new UserId(1),
                new UserId(2),
                new ArticleId(1),
                NotificationType.ARTICLE_FAVORITED,
                later.toString(),
                Given.NOON.plus(later)));
    }

    private void tell(NewNotification notification) {
        completes(process.store()
                .transactions()
                .inTransaction(process.store()
                        .notifications()
                        .add(notification, Optional.empty())
                        .flatMap(id -> channel().tell(id, notification.recipient()))));
    }

    JobPolicy policy() {
        return process.bean(MailJob.class).policy();
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

    String ending(String job) {
        return once("SELECT state FROM finished_jobs WHERE kind = 'email' AND job_id = '%s'".formatted(job));
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
