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

    /** Of pages that are the service's own to the last line. */
    private static final String STRICT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'";

    private static final String POLICY_HEADER = "Content-Security-Policy";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private Pages() {}

    public static ResponseEntity<String> answer(String page) {
        return answered(page, POLICY).body(page);
    }

    public static ResponseEntity<String> answer(String page, String links) {
        return answered(page, POLICY).header(HttpHeaders.LINK, links).body(page);
    }

    /** By a policy without exceptions: no style and no script within the page, and no text that becomes markup. */
    public static ResponseEntity<String> answerStrictly(String page) {
        return answered(page, STRICT_POLICY).body(page);
    }

    private static ResponseEntity.BodyBuilder answered(String page, String policy) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .eTag(VersionTag.of(page))
                .header(POLICY_HEADER, policy);
    }
}
