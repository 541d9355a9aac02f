package dev.tracepress.operations.application;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.operations.application.port.out.Workers;
import dev.tracepress.shared.domain.SharedError;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ListWorkersServiceTest {

    @Test
    void all_workers_are_listed_by_name_and_this_process_knows_best_what_it_does_itself() {
        var here = worker("two", 2);
        Workers others = () -> Flux.just(worker("two", 1), worker("three", 1), worker("one", 1));

        assertThat(listed(() -> Flux.just(here), others)).containsExactly(worker("one", 1), worker("three", 1), here);
    }

    @Test
    void a_place_that_is_away_keeps_nobody_from_what_the_others_have() {
        var here = worker("one", 1);
        Workers away = () -> Flux.error(new SharedError.Unavailable(new IllegalStateException("away")));

        assertThat(listed(() -> Flux.just(here), away)).containsExactly(here);
    }

    private static List<WorkerView> listed(Workers... places) {
        return resultOf(OperationsUseCases.listWorkers(List.of(places)).list());
    }

    private static WorkerView worker(String name, long second) {
        return new WorkerView(name, Instant.ofEpochSecond(second), List.of(), List.of());
    }
}
