package dev.tracepress.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.ReactorResourceFactory;

class WebWiringTest {

    /** Two seconds, unless somebody says otherwise, in which nothing happens. */
    @Test
    void the_threads_of_the_server_end_without_a_quiet_period() {
        var quiet = new AtomicReference<Duration>();
        var resources = new ReactorResourceFactory() {
            @Override
            public void setShutdownQuietPeriod(Duration period) {
                quiet.set(period);
            }
        };

        WebWiring.promptEnd().postProcessBeforeInitialization(resources, "serverResources");

        assertThat(quiet).hasValue(Duration.ZERO);
    }
}
