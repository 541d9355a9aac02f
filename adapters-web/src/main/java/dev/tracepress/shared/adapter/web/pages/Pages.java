package dev.tracepress.shared.adapter.web.pages;

import dev.tracepress.shared.adapter.web.representation.VersionTag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How pages are answered: by a policy that lets them load nothing from elsewhere, and to be asked for anew. */
public final class Pages {

    /** Swagger UI sets styles of elements and draws its arrows from {@code data:}. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private Pages() {}

    public static ResponseEntity<String> answer(String page) {
        return answered(page).body(page);
    }

    public static ResponseEntity<String> answer(String page, String links) {
        return answered(page).header(HttpHeaders.LINK, links).body(page);
    }

    private static ResponseEntity.BodyBuilder answered(String page) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .eTag(VersionTag.of(page))
                .header("Content-Security-Policy", POLICY);
    }
}
