package dev.tracepress.shared.adapter.web.admission;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Requests that cost about the same, and of which too many keep out their own kind alone. What operators and balancers ask is in
 * none: it always gets in; nor are the demonstration's routes, which have bounds of their own.
 */
public enum RouteClass {
    /** One thing, or a page that does not change; also what ends a session, so that whoever wants to leave can. */
    READ,
    LIST,
    SEARCH,
    WRITE,
    /** What a password is hashed for. */
    SIGN_IN;

    static final Set<RouteClass> OF_READING = Set.of(READ, LIST, SEARCH);

    /** What changes something, whatever else it costs. */
    static final Set<RouteClass> OF_WRITING = Set.of(WRITE, SIGN_IN);

    private static final Set<String> UNBOUNDED = Set.of("ops", "console", "livez", "readyz", "metrics", "demo");
    private static final int MOST_PARAMETERS = 1_024;
    private static final Set<String> FILTERS = Set.of("search", "author");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** As figures call it: {@code sign_in}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RouteClass> of(ServerHttpRequest request) {
        return of(
                request.getMethod(),
                request.getPath(),
                request.getURI().getRawQuery() == null
                        ? Set.of()
                        : request.getQueryParams().keySet());
    }

    /**
     * The same of whoever reads.
     *
     * @param target as the request has it (RFC 9112, 3.2.1); of another form than the usual one, or misshapen, it is in no class
     */
    static Optional<RouteClass> ofReading(String target) {
        if (!target.startsWith("/")) {
            return Optional.empty();
        }
        try {
            var parts = new QueryStringDecoder(target, StandardCharsets.UTF_8, true, MOST_PARAMETERS, true);
            return of(
                    HttpMethod.GET,
                    RequestPath.parse(parts.rawPath(), null),
                    parts.parameters().keySet());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** By the segments of the path as the router reads them, so that no spelling leads past. */
    static Optional<RouteClass> of(HttpMethod method, RequestPath address, Set<String> query) {
        var path = segments(address.pathWithinApplication());
        if (HttpMethod.OPTIONS.equals(method) || isUnbounded(path)) {
            return Optional.empty();
        }
        return Optional.of(
                READING.contains(method) ? reading(path, query.stream().anyMatch(FILTERS::contains)) : writing(path));
    }

    private static List<String> segments(PathContainer path) {
        var segments = new ArrayList<String>();
        for (var element : path.elements()) {
            if (element instanceof PathContainer.PathSegment segment) {
                segments.add(segment.valueToMatch());
            }
        }
        return segments;
    }

    private static boolean isUnbounded(List<String> path) {
        return (!path.isEmpty() && UNBOUNDED.contains(path.getFirst())) || path.equals(List.of("api", "health"));
    }

    private static RouteClass reading(List<String> path, boolean filtered) {
        if (path.equals(List.of("api", "articles"))) {
            return filtered ? SEARCH : LIST;
        }
        return path.equals(List.of("api", "notifications")) ? LIST : READ;
    }

    private static RouteClass writing(List<String> path) {
        if (path.equals(List.of("api", "login"))
                || path.equals(List.of("api", "register"))
                || path.equals(List.of("api", "user"))) {
            return SIGN_IN;
        }
        var endsSession = path.equals(List.of("api", "logout"))
                || (path.size() > 1 && path.subList(0, 2).equals(List.of("api", "sessions")));
        return endsSession ? READ : WRITE;
    }
}
