package dev.tracepress.article.adapter.web;

import dev.tracepress.article.application.port.out.ArticleSearch.After;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.shared.adapter.web.error.BadRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;

/** Where the next page begins and which one it is, in letters that mean nothing to a client. */
record ArticleCursor(int page, After after) {

    /** Of times from the year 1653, since neither PostgreSQL nor ISO 8601 has a plain word for those before the year 1. */
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,18}|-[0-9]{1,16})\\.([0-9]{1,18})");

    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    static ArticleCursor parse(String opaque) {
        if (OPAQUE.matcher(opaque).matches()) {
            try {
                var parts = SHAPE.matcher(new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.US_ASCII));
                if (parts.matches()) {
                    return new ArticleCursor(Integer.parseInt(parts.group(1)), after(parts.group(2), parts.group(3)));
                }
            } catch (IllegalArgumentException _) {
                // No Base64: no cursor of ours either.
            }
        }
        throw BadRequest.ofParameter("cursor", "cursor must be the nextCursor of an earlier answer");
    }

    String opaque() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, after.createdAt());
        var text = page + "." + micros + "." + after.id().value();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static After after(String micros, String id) {
        return new After(
                Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS), new ArticleId(Long.parseLong(id)));
    }
}
