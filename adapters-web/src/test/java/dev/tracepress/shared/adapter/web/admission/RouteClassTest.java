package dev.tracepress.shared.adapter.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.RequestPath;

class RouteClassTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/articles/a-title, '', READ",
        "HEAD, /api/user, '', READ",
        "GET, /api/notifications/stream, '', READ",
        "GET, /docs, '', READ",
        "GET, /, '', READ",
        "GET, /no/such/page, '', READ",
        "POST, /api/logout, '', READ",
        "DELETE, /api/sessions/1, '', READ",
        "GET, /api/articles, '', LIST",
        "GET, /api/articles, page, LIST",
        "GET, /api/notifications, unread, LIST",
        "GET, /api/articles, search, SEARCH",
        "GET, /api/articles, author, SEARCH",
        "POST, /api/articles, '', WRITE",
        "PUT, /api/user, '', SIGN_IN",
        "PATCH, /no/such/page, '', WRITE",
        "DELETE, /api/articles/a-title/favorite, '', WRITE",
        "POST, /api/login, '', SIGN_IN",
        "POST, /api/logi%6e, '', SIGN_IN",
        "POST, /api/login;a=b, '', SIGN_IN",
        "POST, /api/register, '', SIGN_IN",
        "DELETE, /api/user, '', SIGN_IN",
    })
    void what_costs_about_the_same_is_of_one_class(String method, String path, String query, RouteClass kind) {
        assertThat(RouteClass.of(HttpMethod.valueOf(method), RequestPath.parse(path, null), Set.of(query)))
                .contains(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/health",
        "GET, /livez",
        "GET, /readyz",
        "GET, /metrics",
        "GET, /ops/jobs",
        "POST, /ops/jobs/redrive",
        "GET, /demo/cpu",
        "OPTIONS, /api/articles"
    })
    void what_operators_and_browsers_have_to_know_always_gets_in(String method, String path) {
        assertThat(RouteClass.of(HttpMethod.valueOf(method), RequestPath.parse(path, null), Set.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/articles, LIST",
        "/api/articles?page=2, LIST",
        "/api/articles?page=2&%73earch=a, SEARCH",
        "/api/articl%65s?author=a, SEARCH",
        "/api/articles;a=b, LIST",
        "/api/articles/a?search=a, READ",
    })
    void whoever_reads_is_known_by_the_target_alone(String target, RouteClass kind) {
        assertThat(RouteClass.ofReading(target)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({"/ops/jobs", "/%6fps/jobs", "/api/health?a=b", "http://a/api/articles", "*", "/api/articles?search=%zz"
    })
    void operators_and_what_cannot_be_told_are_in_no_class(String target) {
        assertThat(RouteClass.ofReading(target)).isEmpty();
    }
}
