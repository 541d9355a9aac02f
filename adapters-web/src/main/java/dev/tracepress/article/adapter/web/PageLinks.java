package dev.tracepress.article.adapter.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tracepress.shared.domain.PageSize;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The neighbours of a page as a {@code Link} header (RFC 8288), relative to the host: the same question with another page or
 * cursor. Cursors lead forward only, so behind one there is no {@code prev}.
 *
 * <p>Each repeats the question, which may be long: what would be too much for a header is left out, {@code next} last, and then
 * the cursor in the body leads on.
 */
final class PageLinks {

    /** Proxies and clients take 8 to 16 KB of all headers together. */
    private static final int LONGEST = 4_096;

    private PageLinks() {}

    static HttpHeaders of(ServerHttpRequest request, ArticleQuery query, ArticlePageResponse page) {
        var links = new LinkedHashMap<String, String>();
        if (query.cursor().isPresent()) {
            next(page).ifPresent(cursor -> links.put("next", link(request, "cursor", cursor)));
        } else {
            pages(query, page)
                    .forEach(
                            (relation, number) -> links.put(relation, link(request, "page", Integer.toString(number))));
            // Where pages end, a cursor goes on.
            next(page).ifPresent(cursor -> links.putIfAbsent("next", link(request, "cursor", cursor)));
        }
        var headers = new HttpHeaders();
        if (written(links).length() > LONGEST) {
            links.keySet().retainAll(Set.of("next"));
        }
        var header = written(links);
        if (!header.isEmpty() && header.length() <= LONGEST) {
            headers.set(HttpHeaders.LINK, header);
        }
        return headers;
    }

    private static String written(Map<String, String> links) {
        return links.entrySet().stream()
                .map(link -> "<%s>; rel=\"%s\"".formatted(link.getValue(), link.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** The pages that there are to go to; behind the last one, {@code prev} leads back to it. */
    private static Map<String, Integer> pages(ArticleQuery query, ArticlePageResponse page) {
        var reach = Math.toIntExact(lastWithin(ArticleQuery.REACH, query.size()));
        var last = last(query, page);
        var number = query.pageNumber();
        var pages = new LinkedHashMap<String, Integer>();
        pages.put("first", 1);
        if (number > 1) {
            pages.put("prev", Math.min(number - 1, last.orElse(reach)));
        }
        if (next(page).isPresent() && number < reach) {
            pages.put("next", number + 1);
        }
        last.filter(found -> found <= reach).ifPresent(found -> pages.put("last", found));
        return pages;
    }

    /** Where not all were counted nobody knows. */
    private static Optional<Integer> last(ArticleQuery query, ArticlePageResponse page) {
        return page.totalIsExact()
                ? Optional.of(Math.toIntExact(Math.max(1, lastWithin(page.totalCount(), query.size()))))
                : Optional.empty();
    }

    private static Optional<String> next(ArticlePageResponse page) {
        return Optional.ofNullable(page.nextCursor());
    }

    /** The number of the page on which the last of so many stands. */
    static long lastWithin(long count, PageSize size) {
        return Math.ceilDiv(count, size.value());
    }

    private static String link(ServerHttpRequest request, String parameter, String value) {
        return UriComponentsBuilder.fromPath(request.getPath().value())
                .queryParams(encoded(request.getQueryParams()))
                .replaceQueryParam("page")
                .replaceQueryParam(parameter, value)
                .build(true)
                .toString();
    }

    /** What the client asked, written anew: how it was written the first time may not be fit for a link. */
    private static MultiValueMap<String, String> encoded(MultiValueMap<String, String> query) {
        var encoded = new LinkedMultiValueMap<String, String>();
        query.forEach((name, values) -> values.forEach(value ->
                encoded.add(UriUtils.encode(name, UTF_8), value == null ? null : UriUtils.encode(value, UTF_8))));
        return encoded;
    }
}
