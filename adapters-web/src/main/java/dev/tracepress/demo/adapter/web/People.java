package dev.tracepress.demo.adapter.web;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;

/** Another system, which knows people: {@code GET {base}/{id}} answers with a JSON object that has a {@code name}. */
final class People {

    /** Sooner than the request's own deadline, so that it is the other system that is blamed. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Optional<URI> base;
    private final WebClient client;

    People(Optional<URI> base, WebClient client) {
        this.base = base;
        this.client = client;
    }

    /** Fails with {@link PeopleError} and nothing else, whatever the other system does. */
    Mono<PersonResponse> find(long id) {
        return base.map(known -> ask(known, id)).orElseGet(() -> Mono.error(new PeopleError.NobodyToAsk()));
    }

    private Mono<PersonResponse> ask(URI known, long id) {
        return client.get()
                .uri(URI.create("%s/%s".formatted(known, id)))
                .exchangeToMono(answer -> read(answer, id))
                .timeout(PATIENCE)
                .onErrorMap(error -> !(error instanceof PeopleError), People::blamed);
    }

    private static Mono<PersonResponse> read(ClientResponse answer, long id) {
        var status = answer.statusCode();
        if (status.equals(HttpStatus.OK)) {
            return answer.bodyToMono(Person.class)
                    .filter(person -> person.name() != null)
                    .map(person -> new PersonResponse(id, String.valueOf(person.name())))
                    .switchIfEmpty(Mono.error(() -> new PeopleError.AskedInVain("did not say whom it means")));
        }
        return answer.releaseBody()
                .then(Mono.error(() -> status.equals(HttpStatus.NOT_FOUND)
                        ? new PeopleError.PersonNotFound()
                        : new PeopleError.AskedInVain("answered with " + status.value())));
    }

    private static PeopleError blamed(Throwable error) {
        return switch (error) {
            case TimeoutException _ -> new PeopleError.AskedTooLong();
            case WebClientRequestException _ -> new PeopleError.AskedInVain("cannot be reached");
            case DecodingException _, DataBufferLimitException _ ->
                new PeopleError.AskedInVain("answered with nonsense");
            default -> new PeopleError.AskedInVain("did not answer as it should");
        };
    }

    private record Person(@Nullable String name) {}
}
