package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.optionalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.domain.SharedError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

@Tag("slow")
class ChangesTest {

    private static final Change CHANGE = Change.ofArticle(1);

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    private final List<Change> heard = new ArrayList<>();
    private final Changes changes = new Changes(List.of(new ChangeListener() {
        @Override
        public void changed(Change change) {
            heard.add(change);
        }

        @Override
        public void missedSome() {
            heard.add(Change.OF_ANYTHING);
        }
    }));

    @Test
    void a_write_is_told_of_when_it_is_done() {
        completes(told(Mono.just(true)));
        assertThat(heard).containsExactly(CHANGE);

        completes(told(Mono.empty()));
        assertThat(optionalOf(told(Mono.error(new IllegalStateException("on purpose")))
                        .onErrorComplete()))
                .isEmpty();
        assertThat(heard).containsExactly(CHANGE);
    }

    @Test
    void in_a_transaction_it_is_told_of_after_the_commit_and_before_the_answer() {
        var heardInside = new ArrayList<Change>();
        var heardAtTheEnd = new ArrayList<Change>();

        completes(postgres.store()
                .transactions()
                .inTransaction(told(statement()).doOnNext(_ -> heardInside.addAll(heard)))
                .doOnNext(_ -> heardAtTheEnd.addAll(heard)));

        assertThat(heardInside).isEmpty();
        assertThat(heardAtTheEnd).containsExactly(CHANGE);
    }

    @Test
    void what_is_rolled_back_is_not_told_of() {
        var failing = told(statement()).then(Mono.error(new IllegalStateException("on purpose")));

        completes(postgres.store().transactions().inTransaction(failing).onErrorComplete());

        assertThat(heard).isEmpty();
    }

    @Test
    void a_client_that_leaves_does_not_keep_others_from_being_told() {
        var written = new CompletableFuture<Boolean>();
        told(Mono.fromFuture(written)).subscribe().dispose();
        assertThat(heard).isEmpty();

        written.complete(true);

        assertThat(heard).containsExactly(CHANGE);
    }

    @Test
    void a_write_that_was_not_answered_may_have_changed_anything() {
        var lost = SharedError.Unavailable.whileCommitting(new IllegalStateException("on purpose"));

        completes(told(Mono.error(lost)).onErrorComplete());

        assertThat(heard).containsExactly(Change.OF_ANYTHING);
    }

    @Test
    void a_write_that_never_came_to_the_database_has_changed_nothing() {
        var refused = new SharedError.Unavailable(new IllegalStateException("on purpose"));

        completes(told(Mono.error(refused)).onErrorComplete());

        assertThat(heard).isEmpty();
    }

    @Test
    void a_write_of_anything_is_told_of_as_that() {
        var heardOf = new ArrayList<String>();
        var listening = new Changes(List.of(new ChangeListener() {
            @Override
            public void changed(Change change) {
                heardOf.add("a change");
            }

            @Override
            public void missedSome() {
                heardOf.add("anything");
            }
        }));

        completes(listening.toldOf(Mono.just(true), _ -> Set.of(Change.OF_ANYTHING)));

        assertThat(heardOf).containsExactly("anything");
    }

    private Mono<Boolean> statement() {
        return postgres.store()
                .database()
                .sql("SELECT TRUE")
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<Boolean> told(Mono<Boolean> write) {
        return changes.toldOf(write, _ -> Set.of(CHANGE));
    }
}
