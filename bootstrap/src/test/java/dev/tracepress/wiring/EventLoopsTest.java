package dev.tracepress.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventLoopsTest {

    @Test
    void requests_and_the_database_share_their_threads() {
        try (var loops = EventLoops.start()) {
            assertThat(loops.resources().onClient(true))
                    .containsExactlyInAnyOrderElementsOf(loops.resources().onServer(true));
        }
    }

    @Test
    void they_have_ended_when_they_are_closed() {
        var loops = EventLoops.start();
        var threads = loops.resources().onServer(true);

        loops.close();

        assertThat(threads.isTerminated()).isTrue();
    }
}
