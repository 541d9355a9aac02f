package dev.tracepress.demo.adapter.web;

import dev.tracepress.shared.adapter.web.error.ErrorCode;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.shared.adapter.web.error.HttpError;
import java.util.List;
import java.util.Optional;

final class DemoErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return switch (error) {
            case PeopleError people -> Optional.of(people.toError());
            case DemoBusy _ ->
                Optional.of(HttpError.retriable(
                        DemoErrorCodes.DEMO_BUSY, "the demonstration has its hands full, please try again"));
            default -> Optional.empty();
        };
    }

    @Override
    public List<ErrorCode> codes() {
        return DemoErrorCodes.ALL;
    }
}
