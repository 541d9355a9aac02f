package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.domain.OperationsError;
import dev.tracepress.shared.adapter.web.error.ErrorCode;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.shared.adapter.web.error.HttpError;
import java.util.List;
import java.util.Optional;

final class OperationsErrorMapping implements ErrorMapping {

    @Override
    public Optional<HttpError> map(Throwable error) {
        return error instanceof OperationsError known ? Optional.of(map(known)) : Optional.empty();
    }

    private static HttpError map(OperationsError error) {
        var text = String.valueOf(error.getMessage());
        return switch (error) {
            case OperationsError.TraceNotFound _ -> HttpError.of(OperationsErrorCodes.TRACE_NOT_FOUND, text);
        };
    }

    @Override
    public List<ErrorCode> codes() {
        return OperationsErrorCodes.ALL;
    }
}
