package dev.tracepress.notification.adapter.jobs;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;

import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.testkit.Given;
import java.time.Instant;
import java.util.Optional;

/** A worker that tells somebody outside by jobs of one kind, and what becomes of them. */
public abstract class DeliveriesUnderTest implements AutoCloseable {

    private static final Instant LATER = Instant.parse("2126-03-01T12:00:00Z");

    private final FanOutUnderTest process;
    private final String kind;
    private final String job;
    private final String channel;

    /**
     * Starts it.
     *
     * @param kind of the jobs
     * @param bean of the kind and, with other ends, of its channel: {@code mail} for {@code mailJob} and {@code mailChannel}
     */
    protected DeliveriesUnderTest(FanOutUnderTest process, String kind, String bean) {
        this.process = process.start();
        this.kind = kind;
        this.job = bean + "Job";
        this.channel = bean + "Channel";
    }

    /** Tells ada, in the transaction that adds it, of somebody's favourite; returns ada. */
    public UserId tellAda(String actor, String title) {
        var given = new Given(process.store());
        var ada = given.user("Ada");
        var reader = given.user(actor);
        var article = given.article(title, ada);
        tell(new NewNotification(
                ada.id(), reader.id(), article.id(), NotificationType.ARTICLE_FAVORITED, "one", Given.NOON));
        return ada.id();
    }

    /** The same, where ada has that address. */
    public void tellAdaAt(String address) {
        var given = new Given(process.store());
        var ada = given.user("Ada");
        var article = given.article("A title", ada);
        completes(process.store()
                .database()
                .sql("UPDATE users SET email = :address WHERE id = :id")
                .bind("address", address)
                .bind("id", ada.id().value())
                .then());
        tell(new NewNotification(
                ada.id(), given.user("Bob").id(), article.id(), NotificationType.ARTICLE_FAVORITED, "one", Given.NOON));
    }

    protected final void tell(NewNotification notification) {
        completes(process.store()
                .transactions()
                .inTransaction(process.store()
                        .notifications()
                        .add(notification, Optional.empty())
                        .flatMap(id -> channel().tell(id, notification.recipient()))));
    }

    /** Of a notification that is not there any more. */
    public void tellAdaOfWhatIsGone() {
        var ada = new Given(process.store()).user("Ada");
        completes(process.store().transactions().inTransaction(channel().tell(new NotificationId(7), ada.id())));
    }

    /** Tells ada of a favourite that is taken back before the job is due. */
    public void tellAdaOfWhatIsWithdrawn() {
        var given = new Given(process.store());
        var ada = given.user("Ada");
        var bob = given.user("Bob");
        var favorite = given.favorite(given.article("A title", ada), bob);
        var news = NewNotification.about(favorite.news().orElseThrow(), Given.NOON);
        completes(process.store()
                .transactions()
                .inTransaction(process.store()
                        .notifications()
                        .add(news, Optional.empty())
                        .delayUntil(_ -> process.store().favorites().remove(new Slug("a-title"), bob.id()))
                        .flatMap(id -> channel().tell(id, ada.id()))));
    }

    /** Waits until the job waits for some minutes without having failed. */
    public void snoozes() {
        once("""
                SELECT task_instance FROM scheduled_tasks
                WHERE task_name = '%s' AND NOT picked AND consecutive_failures = 0
                    AND execution_time > now() + interval '5 minutes'""".formatted(kind));
    }

    /** The favourite is given again, and the time until the job's next attempt has passed. */
    public void isShownAgain() {
        run("UPDATE notifications SET withdrawn_at = NULL");
        isDue();
    }

    /** It was taken back long ago, and the time until the job's next attempt has passed. */
    public void isForgotten() {
        completes(process.store().notifications().forgetWithdrawn(LATER, 1));
        isDue();
    }

    private void isDue() {
        run("UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = '%s'".formatted(kind));
    }

    private void run(String statement) {
        completes(process.store().database().sql(statement).then());
    }

    private NotificationChannel channel() {
        return process.bean(channel, NotificationChannel.class);
    }

    public JobPolicy policy() {
        return process.bean(job, DeliveryJob.class).policy();
    }

    /** Waits for the first job's death; returns the error that killed it. */
    public String death() {
        return once("SELECT last_error FROM dead_jobs WHERE kind = '%s' AND job_id = 'notification-1'".formatted(kind));
    }

    /** Waits for a job's good end; returns how it ended. */
    public String ending() {
        return once("SELECT state FROM finished_jobs WHERE kind = '%s'".formatted(kind));
    }

    public String ending(String id) {
        return once("SELECT state FROM finished_jobs WHERE kind = '%s' AND job_id = '%s'".formatted(kind, id));
    }

    /** Waits for a failure that is not the end; returns all that is written down of the job. */
    public String failure() {
        return once("""
                SELECT convert_from(task_data, 'UTF8') FROM scheduled_tasks
                WHERE task_name = '%s' AND consecutive_failures > 0""".formatted(kind));
    }

    protected final String once(String query) {
        var rows = process.store().database().sql(query).mapValue(String.class).first();
        eventually(rows::hasElement);
        return resultOf(rows);
    }

    @Override
    public void close() {
        process.close();
    }
}
