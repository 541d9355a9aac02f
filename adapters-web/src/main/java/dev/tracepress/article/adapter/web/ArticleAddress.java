package dev.tracepress.article.adapter.web;

import dev.tracepress.article.domain.Slug;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Where an article is, relative to the host; letters beyond ASCII are percent-encoded (RFC 3986, 2.1). */
final class ArticleAddress {

    private ArticleAddress() {}

    static URI of(Slug slug) {
        return of(slug, "");
    }

    /** Of something that belongs to it, such as {@code /favorite}. */
    static URI of(Slug slug, String part) {
        return URI.create("/api/articles/" + UriUtils.encodePathSegment(slug.value(), StandardCharsets.UTF_8) + part);
    }
}
