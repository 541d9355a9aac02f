package dev.tracepress.shared.adapter.jobs.operations;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.jobs.worker.JobsUnderTest;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobControl.DeadJobs;
import dev.tracepress.shared.application.port.out.JobFilter;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.JobSearch;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;

/** Whatever operators ask of a queue that nobody reaches: what its driver says of that crosses no port. */
@Tag("slow")
class UnreachableQueueTest {

    private static final JobKey JOB = new JobKey("any", "any");

    private final JobsUnderTest down =
            JobsUnderTest.on(PostgresStore.on(TestPostgres.nowhere()), JobsUnderTest.settings(false), List.of());

    private final JobControl control = down.bean(JobControl.class);
    private final JobQueries queries = down.bean(JobQueries.class);

    private final Map<String, Mono<?>> asked = Map.of(
            "cancel", control.cancel(JOB),
            "runNow", control.runNow(JOB),
            "redrive", control.redrive(new DeadJobs(Optional.empty(), Optional.empty()), Optional.empty(), 1),
            "pause", control.pause("any"),
            "resume", control.resume("any"),
            "page", queries.page(searchFor(JobState.WAITING)),
            "find", queries.find(JOB),
            "kinds", queries.kinds());

    @AfterEach
    void close() {
        down.close();
    }

    @TestFactory
    Stream<DynamicTest> is_unavailable() {
        return asked.entrySet().stream()
                .map(method -> DynamicTest.dynamicTest(method.getKey(), () -> assertUnavailable(method.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> has_no_page_of_any_state() {
        return Stream.of(JobState.values())
                .map(state ->
                        DynamicTest.dynamicTest(state.name(), () -> assertUnavailable(queries.page(searchFor(state)))));
    }

    @Test
    void every_method_is_asked() {
        assertThat(asked.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(JobControl.class, JobQueries.class)
                        .flatMap(port -> Stream.of(port.getMethods()))
                        .map(Method::getName)
                        .toList());
    }

    private static void assertUnavailable(Mono<?> answer) {
        assertThatThrownBy(() -> completes(answer.then())).isInstanceOf(SharedError.Unavailable.class);
    }

    private static JobSearch searchFor(JobState state) {
        return new JobSearch(state, Optional.empty(), JobFilter.NONE, Optional.empty(), PageSize.USUAL);
    }
}
