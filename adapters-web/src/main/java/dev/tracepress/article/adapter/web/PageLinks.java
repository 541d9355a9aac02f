package dev.tracepress.article.adapter.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tracepress.article.application.port.out.ArticlePage;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The neighbours of a page as a {@code Link} header (RFC 8288), relative to the host: the same question with another page or
 * cursor. Cursors lead forward only, so behind one there is no {@code prev}.
 */
final class PageLinks {

    private PageLinks() {}

    static HttpHeaders of(ServerHttpRequest request, ArticleQuery query, ArticlePage found) {
        var links = new ArrayList<String>();
        if (query.cursor().isPresent()) {
            query.nextCursor(found).ifPresent(cursor -> links.add(link(request, "next", "cursor", cursor)));
        } else {
            if (found.next().isPresent()) {
                links.add(link(request, "next", "page", Integer.toString(query.pageNumber() + 1)));
            }
            if (query.pageNumber() > 1) {
                links.add(link(request, "prev", "page", Integer.toString(query.pageNumber() - 1)));
            }
        }
        var headers = new HttpHeaders();
        if (!links.isEmpty()) {
            headers.put(HttpHeaders.LINK, List.of(String.join(", ", links)));
        }
        return headers;
    }

    private static String link(ServerHttpRequest request, String relation, String parameter, String value) {
        var target = UriComponentsBuilder.fromPath(request.getPath().value())
                .queryParams(encoded(request.getQueryParams()))
                .replaceQueryParam(parameter, value)
                .build(true);
        return "<%s>; rel=\"%s\"".formatted(target, relation);
    }

    /** What the client asked, written anew: how it was written the first time may not be fit for a link. */
    private static MultiValueMap<String, String> encoded(MultiValueMap<String, String> query) {
        var encoded = new LinkedMultiValueMap<String, String>();
        query.forEach((name, values) -> values.forEach(value ->
                encoded.add(UriUtils.encode(name, UTF_8), value == null ? null : UriUtils.encode(value, UTF_8))));
        return encoded;
    }
}
