package dev.tracepress.notification.adapter.web;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.notification.application.port.in.StreamNotificationsUseCase;
import dev.tracepress.notification.application.port.in.StreamNotificationsUseCase.StreamNotifications;
import dev.tracepress.shared.adapter.web.filter.OpenStreams;
import dev.tracepress.shared.adapter.web.request.QueryNames;
import dev.tracepress.shared.adapter.web.request.TakesTicket;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
final class NotificationStreamController {

    private final StreamNotificationsUseCase streamNotifications;
    private final NotificationEvents events;
    private final StreamSeats seats;
    private final OpenStreams streams;

    NotificationStreamController(
            StreamNotificationsUseCase streamNotifications,
            NotificationEvents events,
            StreamSeats seats,
            OpenStreams streams) {
        this.streamNotifications = streamNotifications;
        this.events = events;
        this.seats = seats;
        this.streams = streams;
    }

    @TakesTicket
    @QueryNames({TakesTicket.PARAMETER, LastEventId.PARAMETER})
    @GetMapping(path = "/api/notifications/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<NotificationResponse>>>> stream(
            Session caller, ServerHttpRequest request) {
        return streamNotifications.stream(new StreamNotifications(caller, LastEventId.in(request)))
                .map(events::of)
                .map(streams::open)
                .map(stream -> seats.seated(caller.userId(), stream))
                .map(stream -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        // nginx, and those who took it over from there, would otherwise collect events before passing
                        // them on.
                        .header("X-Accel-Buffering", "no")
                        .body(stream));
    }
}
