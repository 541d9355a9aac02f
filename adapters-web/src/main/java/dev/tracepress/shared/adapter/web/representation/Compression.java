package dev.tracepress.shared.adapter.web.representation;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * What is compressed for those who ask: text from 1 KiB on. Not streams, whose events would wait for others to be packed with;
 * nor what has a secret in it beside what the client sent, since its length would tell of the secret (BREACH).
 */
public final class Compression {

    public static final int SMALLEST_BYTES = 1024;

    private static final Set<String> WITH_SECRETS = Set.of("/api/login", "/api/register", "/api/user");

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    private static final Pattern UNWELCOME = Pattern.compile(";\\s*[qQ]=0(\\.0*)?\\s*");

    /** How the types of what is text begin, the commonest first. */
    private static final List<String> TEXT = List.of(
            "application/json",
            "text/",
            "application/openmetrics-text",
            "application/vnd.",
            "application/javascript",
            "application/problem+json",
            "image/svg");

    private Compression() {}

    /** Whether this {@code Accept-Encoding} lets gzip in (RFC 9110, 12.5.3). */
    public static boolean isAccepted(String codings) {
        var others = false;
        for (var coding : codings.split(",", -1)) {
            var weight = coding.indexOf(';');
            var name = (weight < 0 ? coding : coding.substring(0, weight)).strip();
            var welcome =
                    weight < 0 || !UNWELCOME.matcher(coding.substring(weight)).matches();
            if (GZIP.contains(name.toLowerCase(Locale.ROOT))) {
                return welcome;
            }
            others |= name.equals("*") && welcome;
        }
        return others;
    }

    public static boolean isWorthwhile(HttpServerRequest request, HttpServerResponse response) {
        return !WITH_SECRETS.contains(path(request)) && isPossible(response.responseHeaders());
    }

    /** As the router reads it, so that no spelling leads past; what cannot be read is no answer of a controller's. */
    private static String path(HttpServerRequest request) {
        return UriUtils.decode(request.fullPath(), StandardCharsets.UTF_8);
    }

    public static boolean isPossible(HttpHeaders answer) {
        return isPossible(answer.get(HttpHeaderNames.CONTENT_TYPE));
    }

    /** Whether the answer may leave in fewer bytes than its head had said: what packs it comes after all that can still look. */
    public static boolean mayShorten(
            org.springframework.http.HttpHeaders request, org.springframework.http.HttpHeaders answer) {
        var coding = request.getFirst(org.springframework.http.HttpHeaders.ACCEPT_ENCODING);
        return coding != null
                && isAccepted(coding)
                && answer.getContentLength() >= SMALLEST_BYTES
                && isPossible(answer.getFirst(org.springframework.http.HttpHeaders.CONTENT_TYPE));
    }

    private static boolean isPossible(@Nullable String type) {
        return type != null && !type.startsWith("text/event-stream") && isText(type);
    }

    private static boolean isText(String type) {
        for (var beginning : TEXT) {
            if (type.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
