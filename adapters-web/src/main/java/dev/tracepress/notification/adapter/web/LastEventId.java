package dev.tracepress.notification.adapter.web;

import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.adapter.web.request.QueryParameters;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Reads where a client that comes back wants to go on: a browser says so by itself as long as it has the same stream, and a new one
 * by the address.
 */
final class LastEventId {

    static final String PARAMETER = "lastEventId";

    private static final String HEADER = "Last-Event-ID";
    private static final String WRONG = " must be the id of an event of this stream";
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private LastEventId() {}

    /** The newer of both is in the header. */
    static Optional<NotificationId> in(ServerHttpRequest request) {
        var parameter = QueryParameters.text(request.getQueryParams(), PARAMETER);
        var header = request.getHeaders().getOrEmpty(HEADER);
        if (header.isEmpty()) {
            return parameter.map(given -> id(given, () -> BadRequest.ofParameter(PARAMETER, PARAMETER + WRONG)));
        }
        return Optional.of(id(String.join(", ", header), () -> new BadRequest(HEADER + WRONG)));
    }

    private static NotificationId id(String given, Supplier<BadRequest> wrong) {
        if (!ID.matcher(given).matches()) {
            throw wrong.get();
        }
        return new NotificationId(Long.parseLong(given));
    }
}
