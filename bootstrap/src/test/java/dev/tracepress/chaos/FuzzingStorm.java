package dev.tracepress.chaos;

import dev.tracepress.http.Fuzzing;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Promise 11: ten thousand mutations of a request over every route, others each time unless a seed is set. */
class FuzzingStorm {

    private static final int OF_EACH_ROUTE = 10_000;

    @Test
    void no_input_yields_a_5xx_and_what_was_accepted_reads_back() throws IOException {
        var seed = Long.getLong("tracepress.seed", System.nanoTime());
        try (var storm = Storm.named("fuzzing")
                .with(
                        CheapPasswords.CHEAP + "=true",
                        "TRACEPRESS_ADMITTED_WITHIN=off",
                        "TRACEPRESS_REQUEST_DEADLINE=60s")) {
            var service = storm.api();
            var verdict =
                    new Fuzzing(service.url(), seed).judged(Integer.getInteger("tracepress.mutations", OF_EACH_ROUTE));
            verdict.mustBeZero("errorsInTheLog", service.linesOfLog(" ERROR ")).give();
        }
    }
}
