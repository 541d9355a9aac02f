package dev.tracepress.notification.adapter.web;

import dev.tracepress.notification.application.port.out.NotificationView;
import java.time.Duration;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

/** Notifications as server-sent events (HTML, section 9.2), among comments which show that the stream is still there. */
record NotificationEvents(StreamSettings settings) {

    private static final ServerSentEvent<NotificationResponse> HEARTBEAT =
            ServerSentEvent.<NotificationResponse>builder().comment("").build();

    /** When to come back after the connection broke: long enough not to hurt a service that starts anew. */
    private static final ServerSentEvent<NotificationResponse> BEGINNING =
            ServerSentEvent.<NotificationResponse>builder()
                    .comment("")
                    .retry(Duration.ofSeconds(2))
                    .build();

    /** Begins with a comment, which brings the headers to the client, and ends with the notifications. */
    Flux<ServerSentEvent<NotificationResponse>> of(Flux<NotificationView> notifications) {
        var events = notifications.map(NotificationEvents::event).materialize();
        // Somebody too slow for a heartbeat has enough to read.
        var heartbeats = Flux.interval(Duration.ZERO, settings.heartbeat())
                .onBackpressureDrop()
                .map(beat -> Signal.next(beat == 0 ? BEGINNING : HEARTBEAT));
        return Flux.merge(1, heartbeats, events).dematerialize();
    }

    private static ServerSentEvent<NotificationResponse> event(NotificationView notification) {
        return ServerSentEvent.builder(NotificationResponse.from(notification))
                .id(Long.toString(notification.id().value()))
                .event("notification")
                .build();
    }
}
