package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.testkit.Given;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataIntegrityViolationException;

/** The invariants that hold for whoever writes, the service or an operator with psql. */
@Tag("slow")
class SchemaTest {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Test
    void deleting_a_user_takes_what_is_theirs_and_leaves_every_counter_true() {
        var given = new Given(postgres.store());
        var ada = given.user("Ada");
        var bob = given.user("Bob");
        var article = given.article("A title", ada);
        given.article("Bob's own", bob);
        given.favorite(article, bob);
        given.favorite(article, ada);

        sql("DELETE FROM users WHERE id = " + bob.id().value());

        assertThat(number("SELECT sum(favorites_count)::bigint FROM articles_with_counts"))
                .isEqualTo(1);
        assertThat(number("SELECT count(*) FROM articles")).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM favorites")).isEqualTo(1);
    }

    @Test
    void whoever_writes_the_unread_are_counted() {
        sql(
                "INSERT INTO users (email, password_hash, name) SELECT n || '@example.com', 'h', 'U' FROM generate_series(1, 3) AS n");
        sql("INSERT INTO articles (slug, title, body, author_id) VALUES ('a', 'A', 'text', 1), ('b', 'B', 'text', 2)");
        sql("""
                INSERT INTO notifications (recipient_id, actor_id, article_id, type)
                SELECT article.author_id, actor.id, article.id, 'article.favorited'
                FROM articles article, users actor, generate_series(1, 3)""");
        assertUnreadAreCounted(18);

        sql("UPDATE notifications SET read_at = now() WHERE id % 2 = 0");
        sql("UPDATE notifications SET withdrawn_at = now() WHERE id % 3 = 0");
        assertUnreadAreCounted(6);

        sql("UPDATE notifications SET withdrawn_at = NULL WHERE id % 9 = 0");
        sql("DELETE FROM notifications WHERE id < 3");
        sql("DELETE FROM users WHERE id = 3");
        sql("DELETE FROM articles WHERE id = 2");
        assertUnreadAreCounted(
                number("SELECT count(*) FROM notifications WHERE read_at IS NULL AND withdrawn_at IS NULL"));
        sql("DELETE FROM users");
        assertThat(number("SELECT count(*) FROM inbox_counters")).isZero();
    }

    @Test
    void what_is_truncated_is_counted_no_more() {
        var given = new Given(postgres.store());
        var ada = given.user("Ada");
        given.favorite(given.article("A title", ada), ada);
        sql(
                "INSERT INTO notifications (recipient_id, actor_id, article_id, type) VALUES (1, 1, 1, 'article.favorited')");
        assertThat(number("SELECT sum(total)::bigint FROM article_totals")).isEqualTo(1);

        sql("TRUNCATE favorites, notifications");

        assertThat(number("SELECT sum(favorites_count)::bigint FROM articles_with_counts"))
                .isZero();
        assertThat(number("SELECT count(*) FROM inbox_counters")).isZero();
        sql("TRUNCATE articles CASCADE");
        assertThat(number("SELECT sum(total)::bigint FROM article_totals")).isZero();
    }

    private void assertUnreadAreCounted(long unread) {
        assertThat(unread).isPositive();
        assertThat(number("SELECT sum(unread_count)::bigint FROM inbox_counters"))
                .isEqualTo(unread);
        assertThat(number("""
                SELECT count(*) FROM inbox_counters counter
                WHERE unread_count <> (SELECT count(*) FROM notifications
                                       WHERE recipient_id = counter.recipient_id AND read_at IS NULL AND withdrawn_at IS NULL)""")).isZero();
    }

    @Test
    void an_operator_needs_no_more_than_the_documented_columns() {
        sql("INSERT INTO users (email, password_hash, name) VALUES ('op@example.com', 'h', 'Op')");
        sql("INSERT INTO articles (slug, title, body, author_id) VALUES ('a', 'A', 'text', 1)");
        sql("INSERT INTO favorites (user_id, article_id) VALUES (1, 1)");
        sql(
                "INSERT INTO notifications (recipient_id, actor_id, article_id, type) VALUES (1, 1, 1, 'article.favorited')");

        assertThat(number("SELECT sum(favorites_count)::bigint FROM articles_with_counts"))
                .isEqualTo(1);
    }

    @Test
    void two_addresses_that_differ_in_case_alone_do_not_get_in() {
        sql("INSERT INTO users (email, password_hash, name) VALUES ('op@example.com', 'h', 'Op')");

        assertThatThrownBy(() ->
                        sql("INSERT INTO users (email, password_hash, name) VALUES ('OP@EXAMPLE.COM', 'h', 'Op')"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void ended_sessions_are_forgotten_once_their_tokens_have_long_expired() {
        sql("INSERT INTO revoked_tokens (jti, expires_at) VALUES ('old', now() - interval '2 hours'), ('just', now())");
        var given = new Given(postgres.store());
        var session = new Session(
                given.user("Ada").id(), new TokenId("new"), Given.NOON, Instant.parse("2100-01-01T00:00:00Z"));

        completes(postgres.store().sessions().end(session));

        assertThat(number("SELECT count(*) FROM revoked_tokens WHERE jti = 'old'"))
                .isZero();
        assertThat(number("SELECT count(*) FROM revoked_tokens WHERE jti IN ('just', 'new')"))
                .isEqualTo(2);
    }

    private void sql(String statement) {
        completes(postgres.store().database().sql(statement).then());
    }

    private long number(String query) {
        return resultOf(
                postgres.store().database().sql(query).mapValue(Long.class).one());
    }
}
