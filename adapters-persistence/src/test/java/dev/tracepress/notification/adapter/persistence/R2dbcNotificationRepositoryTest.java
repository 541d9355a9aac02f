package dev.tracepress.notification.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.domain.Article;
import dev.tracepress.identity.domain.User;
import dev.tracepress.notification.application.port.out.NotificationRepositoryContract;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

@Tag("slow")
class R2dbcNotificationRepositoryTest extends NotificationRepositoryContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }

    @Test
    void a_second_notification_gets_its_id_only_when_the_first_is_visible() {
        var given = new Given(postgres.store());
        var cleo = given.user("Cleo");
        var dan = given.user("Dan");
        var added = new CompletableFuture<NotificationId>();
        var commit = new CompletableFuture<Boolean>();
        var first = postgres.store()
                .transactions()
                .inTransaction(
                        add(given, cleo, dan, "one").doOnNext(added::complete).then(Mono.fromFuture(commit, true)))
                .toFuture();
        var firstId = added.join();

        var second = add(given, cleo, dan, "two").toFuture();
        eventually(this::somebodyWaitsForALock);
        var others = add(given, dan, cleo, "three").toFuture().join();

        assertThat(second).isNotDone();
        commit.complete(true);
        first.join();
        assertThat(second.join().value()).isGreaterThan(others.value());
        assertThat(others.value()).isGreaterThan(firstId.value());
    }

    /** Not even as a broken foreign key, which would make the job fail and be tried again. */
    @Test
    void what_is_deleted_in_that_very_moment_is_not_told_of() {
        var given = new Given(postgres.store());
        var cleo = given.user("Cleo");
        var dan = given.user("Dan");
        var article = given.article("Gone", cleo);
        var deleted = new CompletableFuture<Boolean>();
        var commit = new CompletableFuture<Boolean>();
        var deletion = postgres.store()
                .transactions()
                .inTransaction(postgres.store()
                        .database()
                        .sql("DELETE FROM articles WHERE id = :id")
                        .bind("id", article.id().value())
                        .then()
                        .doOnSuccess(_ -> deleted.complete(true))
                        .then(Mono.fromFuture(commit, true)))
                .toFuture();
        deleted.join();

        var telling = postgres.store()
                .notifications()
                .add(
                        new NewNotification(
                                cleo.id(),
                                dan.id(),
                                article.id(),
                                NotificationType.ARTICLE_FAVORITED,
                                "one",
                                Given.NOON),
                        Optional.empty())
                .hasElement()
                .toFuture();
        eventually(this::somebodyWaitsForAnother);
        commit.complete(true);
        deletion.join();

        assertThat(telling.join()).isFalse();
    }

    @Test
    void what_somebody_is_deleting_keeps_nobody_from_forgetting_the_rest() {
        var given = new Given(postgres.store());
        var cleo = given.user("Cleo");
        var dan = given.user("Dan");
        withdraw(given.article("Being deleted", cleo), dan);
        withdraw(given.article("Not being deleted", cleo), dan);
        var forgotten = postgres.store()
                .database()
                .sql("DELETE FROM articles WHERE title = 'Being deleted'")
                .then()
                .then(Mono.fromFuture(() -> postgres.store()
                        .notifications()
                        .forgetWithdrawn(Instant.parse("2100-01-01T00:00:00Z"), 10)
                        .toFuture()));

        assertThat(resultOf(postgres.store().transactions().inTransaction(forgotten)))
                .isEqualTo(1);
    }

    @Test
    void a_favorite_that_comes_and_goes_costs_no_more_each_time() {
        var given = new Given(postgres.store());
        var cleo = given.user("Cleo");
        var dan = given.user("Dan");
        var article = given.article("Come and gone", cleo);
        completes(postgres.store()
                .database()
                .sql("""
                        INSERT INTO notifications (recipient_id, actor_id, article_id, type, cause, created_at, withdrawn_at)
                        SELECT :cleo, :dan, :article, 'article.favorited', 'before-' || n, to_timestamp(0), now()
                        FROM generate_series(1, 3000) AS n""")
                .bind("cleo", cleo.id().value())
                .bind("dan", dan.id().value())
                .bind("article", article.id().value())
                .then());
        completes(postgres.store().database().sql("ANALYZE notifications").then());
        given.favorite(article, dan);

        var read = resultOf(postgres.store()
                .transactions()
                .inTransaction(notificationsRead()
                        .zipWhen(_ -> told(article, cleo, dan)
                                .then(postgres.store().favorites().remove(article.slug(), dan.id()))
                                .then(notificationsRead()))));

        assertThat(read.getT2() - read.getT1()).isLessThan(20);
    }

    /** By this session so far. */
    private Mono<Long> notificationsRead() {
        return postgres.store()
                .database()
                .sql(
                        "SELECT idx_tup_fetch + seq_tup_read FROM pg_stat_xact_user_tables WHERE relname = 'notifications'")
                .mapValue(Long.class)
                .one();
    }

    private Mono<NotificationId> told(Article article, User recipient, User actor) {
        var notification = new NewNotification(
                recipient.id(), actor.id(), article.id(), NotificationType.ARTICLE_FAVORITED, "now", Given.NOON);
        return postgres.store().notifications().add(notification, Optional.of(Given.NOON.minusSeconds(60)));
    }

    private void withdraw(Article article, User reader) {
        new Given(postgres.store()).favorite(article, reader);
        completes(postgres.store().favorites().remove(article.slug(), reader.id()));
    }

    private Mono<Boolean> somebodyWaitsForAnother() {
        return postgres.store().database().sql("""
                        SELECT count(*) = 1 FROM pg_stat_activity
                        WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0""").mapValue(Boolean.class).one();
    }

    private Mono<NotificationId> add(Given given, User recipient, User actor, String cause) {
        var article = given.article("About " + cause, recipient);
        return postgres.store()
                .notifications()
                .add(
                        new NewNotification(
                                recipient.id(),
                                actor.id(),
                                article.id(),
                                NotificationType.ARTICLE_FAVORITED,
                                cause,
                                Given.NOON),
                        Optional.empty());
    }

    private Mono<Boolean> somebodyWaitsForALock() {
        return postgres.store().database().sql("""
                        SELECT count(*) = 1 FROM pg_locks
                        WHERE locktype = 'advisory' AND NOT granted
                            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""").mapValue(Boolean.class).one();
    }
}
