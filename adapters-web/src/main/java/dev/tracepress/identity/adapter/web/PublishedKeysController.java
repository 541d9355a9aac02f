package dev.tracepress.identity.adapter.web;

import dev.tracepress.shared.adapter.web.representation.VersionTag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tells those who read tokens elsewhere by what to verify them. Where there is nothing to verify them by, there is nothing. */
@RestController
final class PublishedKeysController {

    /** A new key is published for longer than this before it signs; see SECURITY.md. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final PublishedKeySettings keys;

    PublishedKeysController(PublishedKeySettings keys) {
        this.keys = keys;
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> keys() {
        var set = keys.jwkSet().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .eTag(VersionTag.of(set))
                .body(set.getBytes(StandardCharsets.UTF_8));
    }
}
