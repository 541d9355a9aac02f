package dev.tracepress.operations.adapter.web;

import dev.tracepress.shared.adapter.web.filter.OpenStreams;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Tells whoever watches how the service is, once a second, as server-sent events. */
@RestController
final class ConsoleStreamController {

    private final Pulse pulse;
    private final OpenStreams streams;

    ConsoleStreamController(Pulse pulse, OpenStreams streams) {
        this.pulse = pulse;
        this.streams = streams;
    }

    @GetMapping(path = "/console/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<Flux<ServerSentEvent<PulseResponse>>> stream() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(streams.openAside(pulse.beats())
                        .map(beat ->
                                ServerSentEvent.builder(beat).event("pulse").build()));
    }
}
