package dev.tracepress.operations.adapter.web;

import dev.tracepress.shared.adapter.web.filter.OpenStreams;
import dev.tracepress.shared.adapter.web.ops.OpsAccess;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Tells whoever watches how the service is, once a second, as server-sent events, for as long as their session lasts. */
@RestController
final class ConsoleStreamController {

    private final Pulse pulse;
    private final OpenStreams streams;
    private final OpsAccess access;

    ConsoleStreamController(Pulse pulse, OpenStreams streams, OpsAccess access) {
        this.pulse = pulse;
        this.streams = streams;
        this.access = access;
    }

    @GetMapping(path = "/console/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<Flux<ServerSentEvent<PulseResponse>>> stream(ServerHttpRequest request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(streams.openAside(pulse.beats())
                        .takeWhile(_ -> access.admits(request))
                        .map(beat ->
                                ServerSentEvent.builder(beat).event("pulse").build()));
    }
}
