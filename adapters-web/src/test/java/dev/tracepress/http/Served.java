package dev.tracepress.http;

import java.net.URI;
import reactor.core.publisher.Mono;

/** A service that is asked by HTTP, and what a test must do past its routes. */
public interface Served extends AutoCloseable {

    URI url();

    /** As if they had registered with the password "secret1"; their token. */
    String registered(String name);

    /** Nobody and nothing is there any more. */
    Mono<Void> empty();

    /** Whether all that was to be done in the background is done. */
    Mono<Boolean> hasNoJobs();

    @Override
    void close();
}
