package dev.tracepress.chaos;

import java.util.List;
import java.util.Map;

/**
 * Knows of each transaction that committed which tables it wrote, and so which of them wrote half of what belongs together. Their
 * names and numbers, not what is in the rows: those may be gone by the time that somebody looks.
 */
final class TornRows {

    private static final String WATCH = """
            CREATE TABLE storm_written (transaction xid8 NOT NULL DEFAULT pg_current_xact_id(), what text NOT NULL);
            CREATE FUNCTION storm_written() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO storm_written (what) VALUES (TG_ARGV[0]);
                RETURN NULL;
            END
            $$;
            """;

    private static final String WATCHED = """
            CREATE TRIGGER storm_%3$s AFTER %2$s ON %1$s FOR EACH ROW %4$s EXECUTE FUNCTION storm_written('%3$s');
            """;

    /** Whatever wrote the first has to have written the second. */
    private static final Map<String, String> TOGETHER = Map.of(
            "favorite", "job",
            "job", "favorite",
            "user", "session",
            "password", "session",
            "key", "keyed",
            "keyed", "key");

    private final Sql sql;

    private TornRows(Sql sql) {
        this.sql = sql;
    }

    /** From now on. */
    static TornRows watch(Sql sql) {
        sql.execute(WATCH
                + watched("favorites", "INSERT", "favorite", "")
                + watched("scheduled_tasks", "INSERT", "job", "WHEN (NEW.task_name = 'notification')")
                + watched("users", "INSERT", "user", "")
                + watched("users", "UPDATE", "password", "WHEN (NEW.password_hash <> OLD.password_hash)")
                + watched("sessions", "INSERT", "session", "")
                + watched("idempotency_keys", "INSERT", "key", "")
                + watched("articles", "INSERT", "keyed", "WHEN (NEW.title LIKE 'Keyed %')"));
        return new TornRows(sql);
    }

    private static String watched(String table, String event, String what, String when) {
        return WATCHED.formatted(table, event, what, when);
    }

    /** How many transactions wrote half. */
    long count() {
        return TOGETHER.entrySet().stream()
                        .mapToLong(pair -> halves(pair.getKey(), pair.getValue()))
                        .sum()
                + wrongCounters();
    }

    /** How many wrote anything of the kind: those that could have been torn. */
    long written() {
        return sql.number("SELECT count(DISTINCT transaction) FROM storm_written");
    }

    /** Of what there was most and least. */
    List<String> kinds() {
        return sql.texts("SELECT what || ':' || count(*) FROM storm_written GROUP BY what ORDER BY what");
    }

    private long halves(String one, String other) {
        return sql.number("""
                SELECT count(DISTINCT transaction) FROM storm_written AS half
                WHERE what = '%s' AND NOT EXISTS (
                    SELECT FROM storm_written WHERE transaction = half.transaction AND what = '%s')""".formatted(one, other));
    }

    private long wrongCounters() {
        return sql.number("""
                SELECT count(*) FROM articles_with_counts AS article
                WHERE favorites_count <> (SELECT count(*) FROM favorites WHERE article_id = article.id)""");
    }
}
