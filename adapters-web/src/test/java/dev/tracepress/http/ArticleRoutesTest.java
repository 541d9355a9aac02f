package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Given.aDraft;
import static dev.tracepress.testkit.Given.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.domain.NewArticle;
import dev.tracepress.http.Api.Answer;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ArticleRoutesTest extends WebTest {

    private static final String INSTANT = "\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z\"";

    @Test
    void create_answers_201_with_the_article_and_its_address() {
        var answer = api.post("/api/articles").as(ada).json("""
                        {"title":" Café “α” ","description":"d 🎉","body":" b\\n","favoritesCount":9,"authorId":2}""").send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).contains("/api/articles/cafe-%CE%B1");
        assertThat(answer.body())
                .matches("\\{\"slug\":\"cafe-α\",\"title\":\"Café “α”\",\"description\":\"d 🎉\",\"body\":\" b\\\\n\","
                        + "\"author\":\\{\"id\":1,\"email\":\"ada@example.com\",\"name\":\"ada\"},"
                        + "\"favoritesCount\":0,\"favorited\":false,\"createdAt\":" + INSTANT + ",\"updatedAt\":"
                        + INSTANT
                        + "}");
        assertThat(api.get("/api/articles/cafe-%CE%B1").as(ada).send().body()).isEqualTo(answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"title\":\"T\"}",
                "{\"body\":\"b\"}",
                "{\"title\":\" \",\"body\":\"b\"}",
                "{\"title\":\"T\",\"body\":\"\"}"
            })
    void create_needs_title_and_body(String body) {
        assertError(api.post("/api/articles").as(ada).json(body).send(), 400, "title and body are required");
    }

    @Test
    void create_needs_somebody() {
        assertError(api.post("/api/articles").json("{}").send(), 401, "missing authorization header");
        assertError(
                api.post("/api/articles")
                        .as(ada)
                        .json("{\"title\":\"" + "x".repeat(256) + "\",\"body\":\"b\"}")
                        .send(),
                400,
                "title must be 1 to 255 characters");
    }

    @Test
    void an_article_is_read_with_a_tag_that_saves_reading_it_again() {
        publish("A title");
        var answer = api.get("/api/articles/a-title").send();
        var tag = answer.header("ETag").orElseThrow();

        assertThat(answer.json().at("/author").propertyNames()).containsExactly("id", "name");
        assertThat(answer.header("Vary")).contains("Authorization");
        assertThat(api.get("/api/articles/a-title")
                        .header("If-None-Match", tag)
                        .send()
                        .status())
                .isEqualTo(304);
        api.post("/api/articles/a-title/favorite").as(bob).send();
        assertThat(api.get("/api/articles/a-title")
                        .header("If-None-Match", tag)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_bad_token_is_an_error_also_where_none_is_needed() {
        publish("A title");

        assertError(api.get("/api/articles/a-title").as("bad.token.here").send(), 401, "invalid or expired token");
        assertError(api.get("/api/articles").as("bad.token.here").send(), 401, "invalid or expired token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "%2e%2e", "a%2Fb", "%00", "A-TITLE", "%F0%9F%8E%89", "a-title;x=1/y"})
    void what_is_no_article_is_not_found(String slug) {
        publish("A title");
        var answer = api.get("/api/articles/" + slug).send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/trace_id")).matches("[0-9a-f]{32}");
    }

    @Test
    void a_list_is_empty_and_not_null() {
        assertThat(api.get("/api/articles").send().body())
                .isEqualTo(
                        "{\"articles\":[],\"totalCount\":0,\"totalIsExact\":true,\"page\":1,\"perPage\":20,\"nextCursor\":null}");
    }

    @Test
    void pages_are_linked_to_their_neighbours() {
        publish("One");
        publish("Two");
        publish("Three");

        var first = api.get("/api/articles?perPage=1&search=e").send();
        var second = api.get("/api/articles?perPage=1&page=2").send();
        var last = api.get("/api/articles?per_page=1&page=3").send();

        assertThat(first.text("/articles/0/slug")).isEqualTo("three");
        assertThat(links(first))
                .isEqualTo(Map.of(
                        "first", "/api/articles?perPage=1&search=e&page=1",
                        "next", "/api/articles?perPage=1&search=e&page=2",
                        "last", "/api/articles?perPage=1&search=e&page=2"));
        assertThat(links(second))
                .isEqualTo(Map.of(
                        "first", "/api/articles?perPage=1&page=1",
                        "prev", "/api/articles?perPage=1&page=1",
                        "next", "/api/articles?perPage=1&page=3",
                        "last", "/api/articles?perPage=1&page=3"));
        assertThat(last.json().path("nextCursor").isNull()).isTrue();
        assertThat(links(last))
                .containsEntry("prev", "/api/articles?per_page=1&page=2")
                .doesNotContainKey("next");
    }

    @Test
    void a_cursor_is_linked_to_its_successor_alone() {
        publish("One");
        publish("Two");
        publish("Three");
        var cursor = api.get("/api/articles?perPage=1").send().text("/nextCursor");

        var page = api.get("/api/articles?perPage=1&cursor=" + cursor).send();

        assertThat(links(page)).isEqualTo(Map.of("next", "/api/articles?perPage=1&cursor=" + page.text("/nextCursor")));
    }

    @Test
    void links_that_are_too_long_for_a_header_are_left_out_and_next_is_the_last_of_them() {
        for (var article : List.of("One", "Two", "Three")) {
            api.post("/api/articles")
                    .as(ada)
                    .json("{\"title\":\"%s\",\"description\":\"%s\",\"body\":\"Text.\"}"
                            .formatted(article, ":".repeat(2_000)))
                    .send();
        }

        assertThat(links(searched(300))).containsOnlyKeys("first", "prev", "next", "last");
        assertThat(links(searched(1_000))).containsOnlyKeys("next");
        assertThat(searched(2_000).header("Link")).isEmpty();
        assertThat(searched(2_000).text("/nextCursor")).isNotEmpty();
    }

    private Answer searched(int colons) {
        return api.get("/api/articles?page=2&perPage=1&search=" + ":".repeat(colons))
                .send();
    }

    private static Map<String, String> links(Answer answer) {
        return Pattern.compile("<([^>]*)>; rel=\"(\\w+)\"")
                .matcher(answer.header("Link").orElse(""))
                .results()
                .collect(Collectors.toMap(link -> link.group(2), link -> link.group(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"search=a=b", "search=%26%3D%23", "search=a%20+b", "search=%F0%9F%90%8E", "search=%25"})
    void whatever_was_asked_for_can_be_linked_to(String query) {
        var answer = api.get("/api/articles?page=2&" + query).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(links(answer)).containsOnlyKeys("first", "prev", "last").allSatisfy((_, link) -> {
            assertThat(link).contains("page=1");
            assertThat(api.get(link).send().status()).isEqualTo(200);
        });
    }

    @Test
    void cursors_lead_through_all_articles() {
        publish("One");
        publish("Two");
        publish("Three");
        var seen = new ArrayList<String>();
        var page = api.get("/api/articles?perPage=1").send();
        while (!page.json().path("nextCursor").isNull()) {
            seen.add(page.text("/articles/0/slug"));
            page = api.get("/api/articles?perPage=1&cursor=" + page.text("/nextCursor"))
                    .send();
        }
        seen.add(page.text("/articles/0/slug"));

        assertThat(seen).containsExactly("three", "two", "one");
        assertThat(page.json().path("page").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=-1", "page=abc", "page=2147483648"})
    void a_page_out_of_range_is_refused(String query) {
        assertError(api.get("/api/articles?" + query).send(), 400, "page must be a number from 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"perPage=0", "perPage=101", "per_page=x"})
    void a_page_size_out_of_range_is_refused(String query) {
        assertError(api.get("/api/articles?" + query).send(), 400, "perPage must be a number from 1 to 100");
    }

    @Test
    void a_page_far_behind_the_last_is_empty_and_leads_back() {
        publish("One");

        var answer = api.get("/api/articles?page=100&perPage=100").send();

        assertThat(answer.body())
                .isEqualTo(
                        "{\"articles\":[],\"totalCount\":1,\"totalIsExact\":true,\"page\":100,\"perPage\":100,\"nextCursor\":null}");
        assertThat(links(answer))
                .containsEntry("prev", "/api/articles?perPage=100&page=1")
                .doesNotContainKey("next");
    }

    @Test
    void a_search_that_finds_more_than_are_counted_says_so() {
        publish("One");
        completes(service.bean(TransactionBoundary.class).inTransaction(copies(1_001)));

        var search = api.get("/api/articles?search=copy").send();
        var all = api.get("/api/articles").send();

        assertThat(search.json().path("totalCount").asInt()).isEqualTo(1_000);
        assertThat(search.json().path("totalIsExact").asBoolean()).isFalse();
        assertThat(links(search)).containsOnlyKeys("first", "next");
        assertThat(all.json().path("totalCount").asInt()).isEqualTo(1_002);
        assertThat(all.json().path("totalIsExact").asBoolean()).isTrue();
        assertThat(links(all)).containsEntry("last", "/api/articles?page=51");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=501", "page=101&perPage=100", "page=2147483647"})
    void pages_end_with_the_first_10_000_articles(String query) {
        assertError(
                api.get("/api/articles?" + query).send(),
                400,
                "page reaches the first 10000 articles; follow nextCursor by cursor for more");
    }

    @Test
    void null_takes_the_description_away_and_nothing_else() {
        api.post("/api/articles").as(ada).json("""
                {"title":"A title","description":"About it.","body":"Text."}""").send();

        var answer = api.put("/api/articles/a-title")
                .as(ada)
                .json("{\"description\":null}")
                .send();

        assertThat(answer.text("/description")).isEmpty();
        assertThat(answer.text("/body")).isEqualTo("Text.");
        assertError(
                api.put("/api/articles/a-title")
                        .as(ada)
                        .json("{\"title\":null}")
                        .send(),
                400,
                "title must not be null");
        assertError(
                api.put("/api/articles/a-title").as(ada).json("{\"body\":null}").send(), 400, "body must not be null");
    }

    @Test
    void whoever_comes_by_a_former_slug_is_led_to_the_article() {
        publish("A title");
        var moved = api.put("/api/articles/a-title")
                .as(ada)
                .json("{\"title\":\"Привет, мир\"}")
                .send();
        var address = "/api/articles/%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82-%D0%BC%D0%B8%D1%80";

        assertThat(moved.text("/slug")).isEqualTo("привет-мир");
        assertThat(moved.header("Content-Location")).contains(address);
        for (var method : List.of("GET", "HEAD")) {
            var old = api.call(method, "/api/articles/a-title").send();
            assertThat(old.status()).isEqualTo(308);
            assertThat(old.header("Location")).contains(address);
        }
        assertThat(api.get(address).send().text("/title")).isEqualTo("Привет, мир");

        assertThat(api.post("/api/articles/a-title/favorite").as(bob).send().header("Location"))
                .contains(address + "/favorite");
        assertThat(api.put("/api/articles/a-title").as(ada).json("{}").send().status())
                .isEqualTo(308);
        assertThat(api.delete("/api/articles/a-title").as(ada).send().status()).isEqualTo(308);

        publish("A title");
        assertThat(api.get("/api/articles/a-title").send().status()).isEqualTo(200);
    }

    @Test
    void a_title_in_any_script_gets_an_address_that_can_be_read() {
        var created = publish("日本語の記事");

        assertThat(created.text("/slug")).isEqualTo("日本語の記事");
        var location = created.header("Location").orElseThrow();
        assertThat(location).isASCII();
        assertThat(api.get(location).send().text("/title")).isEqualTo("日本語の記事");
    }

    @Test
    void what_must_not_be_there_is_not_changed() {
        var tag = publish("A title").header("ETag").orElseThrow();

        for (var condition : List.of("*", tag, "W/" + tag)) {
            assertError(
                    api.put("/api/articles/a-title")
                            .as(ada)
                            .header("If-None-Match", condition)
                            .json("{\"body\":\"no\"}")
                            .send(),
                    412,
                    "the article has changed since you read it");
        }
        assertThat(api.get("/api/articles/a-title").send().text("/body")).isEqualTo("Text.");
    }

    @Test
    void only_the_author_updates_and_only_what_is_there() {
        publish("A title");
        var edit = "{\"body\":\"New.\"}";

        assertError(api.put("/api/articles/a-title").json(edit).send(), 401, "missing authorization header");
        assertError(
                api.put("/api/articles/a-title").as(bob).json(edit).send(),
                403,
                "you are not the author of this article");
        assertError(api.put("/api/articles/unknown").as(ada).json(edit).send(), 404, "article not found");
        assertError(
                api.put("/api/articles/a-title")
                        .as(ada)
                        .json("{\"title\":\"\"}")
                        .send(),
                400,
                "title and body are required");
        var answer = api.put("/api/articles/a-title").as(ada).json(edit).send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/body")).isEqualTo("New.");
        assertThat(answer.text("/title")).isEqualTo("A title");
        assertThat(answer.text("/updatedAt")).isGreaterThan(answer.text("/createdAt"));
    }

    @Test
    void a_stale_tag_keeps_an_edit_from_undoing_another() {
        var tag = publish("A title").header("ETag").orElseThrow();
        var first = api.put("/api/articles/a-title")
                .as(ada)
                .header("If-Match", tag)
                .json("{\"body\":\"1\"}")
                .send();
        var second = api.put("/api/articles/a-title")
                .as(ada)
                .header("If-Match", tag)
                .json("{\"body\":\"2\"}")
                .send();

        assertThat(first.status()).isEqualTo(200);
        assertError(second, 412, "the article has changed since you read it");
        assertThatDeletingIsRefused(tag);
        assertThat(api.delete("/api/articles/a-title")
                        .as(ada)
                        .header("If-Match", first.header("ETag").orElseThrow())
                        .send()
                        .status())
                .isEqualTo(204);
    }

    private void assertThatDeletingIsRefused(String tag) {
        assertError(
                api.delete("/api/articles/a-title")
                        .as(ada)
                        .header("If-Match", tag)
                        .send(),
                412,
                "the article has changed since you read it");
    }

    @Test
    void the_tag_of_an_article_that_is_gone_does_not_fit_another_of_its_slug() {
        var tag = publish("A title").header("ETag").orElseThrow();
        api.delete("/api/articles/a-title").as(ada).send();
        publish("A title");

        assertError(
                api.put("/api/articles/a-title")
                        .as(ada)
                        .header("If-Match", tag)
                        .json("{\"body\":\"no\"}")
                        .send(),
                412,
                "the article has changed since you read it");
        assertThatDeletingIsRefused(tag);
        assertThat(api.put("/api/articles/a-title")
                        .as(ada)
                        .header("If-None-Match", tag)
                        .json("{\"body\":\"yes\"}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void only_the_author_deletes() {
        publish("A title");

        assertError(api.delete("/api/articles/a-title").send(), 401, "missing authorization header");
        assertError(api.delete("/api/articles/a-title").as(bob).send(), 403, "you are not the author of this article");
        assertError(api.delete("/api/articles/unknown").as(ada).send(), 404, "article not found");
        var answer = api.delete("/api/articles/a-title").as(ada).send();
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void favourites_as_the_contract_says() {
        publish("A title");
        var path = "/api/articles/a-title/favorite";

        assertError(api.post(path).send(), 401, "missing authorization header");
        assertError(api.post("/api/articles/unknown/favorite").as(bob).send(), 404, "article not found");
        var favorited = api.post(path).as(bob).send();
        assertThat(favorited.status()).isEqualTo(200);
        assertThat(favorited.json().path("favorited").asBoolean()).isTrue();
        assertThat(favorited.json().path("favoritesCount").asInt()).isEqualTo(1);
        assertError(api.post(path).as(bob).send(), 409, "article already favorited");
        var unfavorited = api.delete(path).as(bob).send();
        assertThat(unfavorited.status()).isEqualTo(200);
        assertThat(unfavorited.json().path("favorited").asBoolean()).isFalse();
        assertError(api.delete(path).as(bob).send(), 409, "article not favorited");
        assertError(api.delete("/api/articles/unknown/favorite").as(bob).send(), 404, "article not found");
        assertError(api.delete(path).send(), 401, "missing authorization header");
    }

    private Mono<Void> copies(int count) {
        var articles = service.bean(ArticleRepository.class);
        return Flux.range(1, count)
                .concatMap(number -> articles.add(
                        new NewArticle(slug("copy-" + number), aDraft("Copy " + number), new UserId(1), Instant.now())))
                .then();
    }
}
