package dev.tracepress.demo.adapter.web;

import dev.tracepress.shared.adapter.web.ErrorMapping;
import dev.tracepress.shared.adapter.web.HttpError;
import java.util.Optional;
import org.springframework.http.HttpStatus;

final class DemoErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return switch (error) {
            case PeopleError people -> Optional.of(people.toError());
            case DemoBusy _ ->
                Optional.of(HttpError.retriable(
                        HttpStatus.SERVICE_UNAVAILABLE, "the demonstration has its hands full, please try again"));
            default -> Optional.empty();
        };
    }
}
