package dev.tracepress.http;

import org.junit.jupiter.api.Test;

/** Promise 11, of fewer mutations than in the storm, and always the same. */
class FuzzingTest extends WebTest {

    private static final int OF_EACH_ROUTE = 100;

    @Test
    void no_input_yields_a_5xx_and_what_was_accepted_reads_back() {
        new Fuzzing(service.url(), Long.getLong("tracepress.seed", 11))
                .judged(OF_EACH_ROUTE)
                .give();
    }
}
