package dev.tracepress.shared.adapter.web.representation;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** An answer as it travels: its JSON and its tag. */
public final class Rendered {

    private final String tag;
    private final byte[] json;

    Rendered(String tag, byte[] json) {
        this.tag = tag;
        this.json = json;
    }

    /** To be read again, and another one for another reader. Nobody who gets the body changes it. */
    public ResponseEntity<byte[]> answer(HttpHeaders headers) {
        return ResponseEntity.ok()
                .headers(headers)
                .eTag(tag)
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.AUTHORIZATION)
                .body(json);
    }

    int bytes() {
        return json.length;
    }
}
