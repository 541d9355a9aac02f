package dev.tracepress.notification.adapter.web;

import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.web.error.BadRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Reads where a client that comes back wants to go on. */
final class LastEventId {

    private static final String HEADER = "Last-Event-ID";
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private LastEventId() {}

    static Optional<NotificationId> in(HttpHeaders headers) {
        var given = headers.getOrEmpty(HEADER);
        return given.isEmpty() ? Optional.empty() : Optional.of(id(given));
    }

    private static NotificationId id(List<String> given) {
        if (given.size() > 1 || !ID.matcher(given.getFirst()).matches()) {
            throw new BadRequest(HEADER + " must be the id of an event of this stream");
        }
        return new NotificationId(Long.parseLong(given.getFirst()));
    }
}
