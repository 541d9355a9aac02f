package dev.tracepress.notification.adapter.web;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.notification.application.port.in.FindNotificationsUseCase;
import dev.tracepress.notification.application.port.in.ReadNotificationUseCase;
import dev.tracepress.notification.application.port.in.ReadNotificationUseCase.ReadNotification;
import dev.tracepress.notification.domain.NotificationError;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.web.request.QueryNames;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/notifications", produces = MediaType.APPLICATION_JSON_VALUE)
final class NotificationController {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final FindNotificationsUseCase findNotifications;
    private final ReadNotificationUseCase readNotification;

    NotificationController(FindNotificationsUseCase findNotifications, ReadNotificationUseCase readNotification) {
        this.findNotifications = findNotifications;
        this.readNotification = readNotification;
    }

    @GetMapping
    @QueryNames({"cursor", "perPage", "per_page", "unread"})
    Mono<InboxResponse> findAll(Session caller, ServerHttpRequest request) {
        var query = InboxQuery.parse(request.getQueryParams());
        return findNotifications.find(query.toCommand(caller)).map(InboxResponse::from);
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(Session caller, @PathVariable String id) {
        return readNotification.read(new ReadNotification(named(id), caller.userId()));
    }

    /** What is no id names no notification. */
    private static NotificationId named(String raw) {
        if (!ID.matcher(raw).matches()) {
            throw new NotificationError.NotificationNotFound();
        }
        return new NotificationId(Long.parseLong(raw));
    }
}
