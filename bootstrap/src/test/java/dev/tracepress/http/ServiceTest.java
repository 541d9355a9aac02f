package dev.tracepress.http;

import dev.tracepress.wiring.RunningService;
import org.junit.jupiter.api.Tag;

/**
 * The whole service on PostgreSQL. A class that has no settings shares it with others, so what it asks of figures and logs has to
 * be about its own requests; one that breaks the service brings its own.
 */
@Tag("slow")
abstract class ServiceTest extends HttpTest<RunningService> {

    ServiceTest(String... settings) {
        super(settings.length == 0 ? RunningService.shared() : RunningService.start(settings), settings.length == 0);
    }

    /** On a service that nobody else uses and that is closed in the end. */
    ServiceTest(RunningService own) {
        super(own, false);
    }
}
