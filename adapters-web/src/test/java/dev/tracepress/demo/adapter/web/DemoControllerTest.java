package dev.tracepress.demo.adapter.web;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class DemoControllerTest {

    private static final int CASES = 10;

    @Test
    void one_piece_of_work_in_ten_fails() {
        var failed = IntStream.range(0, CASES)
                .filter(number -> resultOf(fails(demo(number).work())))
                .count();

        assertThat(failed).isEqualTo(1);
    }

    @Test
    void one_to_five_lines_are_logged() {
        assertThat(resultOf(demo(0).logs()).amount()).isEqualTo(1);
        assertThat(resultOf(demo(4).logs()).amount()).isEqualTo(5);
    }

    private static Mono<Boolean> fails(Mono<DemoResponse> work) {
        return work.map(_ -> false).onErrorReturn(DemoFailure.class, true);
    }

    private static DemoController demo(int number) {
        return new DemoController(always(number), Schedulers.immediate());
    }

    private static RandomGenerator always(int number) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int nextInt(int bound) {
                return Math.min(number, bound - 1);
            }
        };
    }
}
