package dev.tracepress.article.adapter.persistence.hot;

import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.holds;
import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.Given.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.replica.ReplicaReads;
import dev.tracepress.shared.adapter.persistence.replica.ReplicaSettings;
import dev.tracepress.shared.adapter.persistence.replica.ReplicatedPostgres;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.Position;
import dev.tracepress.shared.domain.Text;
import dev.tracepress.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

/** Reads of articles with a replica that follows, lags, dies or is none. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasTest {

    private static final String PAUSE = "SELECT pg_wal_replay_pause()";
    private static final String RESUME = "SELECT pg_wal_replay_resume()";

    private final ReplicatedPostgres postgres = ReplicatedPostgres.start();
    private final List<PostgresStore> stores = new ArrayList<>();

    @AfterEach
    void close() {
        stores.forEach(PostgresStore::close);
        stores.clear();
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void what_a_replica_has_is_read_from_it() {
        var store = reader(postgres.migrated());
        var ada = new Given(store).user("Ada");
        new Given(store).article("First", ada);

        isReadFrom(store, "first");

        assertThat(titles(store)).containsExactly("First");
        assertThat(reads(store).failed()).isZero();
    }

    @Test
    void what_this_process_wrote_is_shown_however_far_behind_the_replica_is() {
        var store = reader(postgres.migrated());
        var ada = new Given(store).user("Ada");
        var first = new Given(store).article("First", ada);
        isReadFrom(store, "first");

        postgres.atReplica(PAUSE);
        try {
            new Given(store).favorite(first, new Given(store).user("Bob"));
            var second = new Given(store).article("Second", ada);

            assertThat(one(store, "first").favoritesCount()).isEqualTo(1);
            assertThat(one(store, "second").id()).isEqualTo(second.id());
            assertThat(titles(store)).containsExactly("Second", "First");
            assertThat(found(store, "second")).containsExactly("Second");
        } finally {
            postgres.atReplica(RESUME);
        }
    }

    /** What another process wrote may be seen half a second later, but no later than that. */
    @Test
    void a_replica_that_lags_is_left_out_and_comes_back() {
        var database = postgres.migrated();
        var store = reader(database);
        var writer = writer(database);
        var ada = new Given(writer).user("Ada");
        new Given(writer).article("First", ada);
        isReadFrom(store, "first");

        postgres.atReplica(PAUSE);
        try {
            new Given(writer).article("Second", ada);
            holds(() -> reads(store).following() == 0);

            assertThat(titles(store)).containsExactly("Second", "First");
        } finally {
            postgres.atReplica(RESUME);
        }
        isReadFrom(store, "second");
    }

    @Test
    void a_replica_that_dies_fails_nobody_and_comes_back() {
        var store = reader(postgres.migrated());
        new Given(store).article("First", new Given(store).user("Ada"));
        isReadFrom(store, "first");

        postgres.stopReplica();
        assertThat(one(store, "first").title()).isEqualTo("First");
        holds(() -> reads(store).following() == 0);
        var served = reads(store).served();
        assertThat(one(store, "first").title()).isEqualTo("First");
        assertThat(reads(store).served()).isEqualTo(served);

        postgres.startReplica();
        isReadFrom(store, "first");
    }

    @Test
    void whoever_has_seen_the_newest_and_who_writes_reads_from_the_primary() {
        var store = reader(postgres.migrated());
        new Given(store).article("First", new Given(store).user("Ada"));
        isReadFrom(store, "first");
        var before = reads(store).served();

        resultOf(query(store, "first").contextWrite(context -> context.put(Position.class, Position.NEWEST)));
        resultOf(store.transactions().inTransaction(query(store, "first")));

        assertThat(reads(store).served()).isEqualTo(before);
    }

    @Test
    void a_server_that_does_not_follow_this_primary_is_not_read_from() {
        var database = postgres.migrated();
        var other = postgres.migrated();
        var itself = store(database, database);
        var ofAnother = store(database, postgres.replicaOf(other));
        new Given(itself).article("First", new Given(itself).user("Ada"));
        // It follows as well, and so much later than the others have been looked at, that they would have been read
        // from.
        isReadFrom(store(database, postgres.replicaOf(database)), "first");

        assertThat(one(itself, "first").title()).isEqualTo("First");
        assertThat(one(ofAnother, "first").title()).isEqualTo("First");
        assertThat(reads(itself).served()).isZero();
        assertThat(reads(ofAnother).served()).isZero();
    }

    @Test
    void the_primary_among_the_replicas_is_known_as_such_and_left_out_by_nobody() {
        var database = postgres.migrated();
        var itself = reads(store(database, database));
        holds(() -> itself.primaries() == 1);

        assertThat(itself.leftOut()).isZero();
        assertThat(itself.following()).isZero();

        var ofAnother = reads(store(database, postgres.migrated()));
        var follows = reads(reader(database));
        holds(() -> follows.following() == 1);
        assertThat(ofAnother.primaries()).isZero();
        assertThat(ofAnother.leftOut()).isEqualTo(1);
    }

    @Test
    void what_is_nowhere_is_nowhere() {
        var store = reader(postgres.migrated());
        new Given(store).article("First", new Given(store).user("Ada"));
        isReadFrom(store, "first");

        assertThat(optionalOf(query(store, "second"))).isEmpty();
    }

    private PostgresStore reader(DatabaseSettings database) {
        return store(database, postgres.replicaOf(database));
    }

    private PostgresStore store(DatabaseSettings database, DatabaseSettings replica) {
        return opened(PostgresStore.on(database, new ReplicaSettings(replica), ReplicatedArticlesConfiguration.class));
    }

    private PostgresStore writer(DatabaseSettings database) {
        return opened(PostgresStore.on(database));
    }

    private PostgresStore opened(PostgresStore store) {
        stores.add(store);
        return store;
    }

    /** Reads until the replica has answered. */
    private static void isReadFrom(PostgresStore store, String slug) {
        var before = reads(store).served();
        eventually(() ->
                query(store, slug).then(Mono.fromSupplier(() -> reads(store).served() > before)));
    }

    private static Mono<ArticleView> query(PostgresStore store, String slug) {
        return store.articleQueries().bySlug(slug(slug), Optional.empty());
    }

    private static ArticleView one(PostgresStore store, String slug) {
        return resultOf(query(store, slug));
    }

    private static List<String> titles(PostgresStore store) {
        return titles(store, Optional.empty());
    }

    private static List<String> found(PostgresStore store, String text) {
        return titles(store, Optional.of(new Text(text)));
    }

    private static List<String> titles(PostgresStore store, Optional<Text> text) {
        var search = new ArticleSearch(Optional.empty(), text, Optional.empty(), new PageSize(20), new Page(1));
        return resultOf(store.articleQueries().page(search)).articles().stream()
                .map(ArticleView::title)
                .toList();
    }

    private static ReplicaReads reads(PostgresStore store) {
        return store.bean(ReplicaReads.class);
    }
}
