package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;

import dev.tracepress.acceptance.Person;
import dev.tracepress.acceptance.Refused;
import dev.tracepress.acceptance.Tracepress;
import dev.tracepress.http.Api.Answer;
import dev.tracepress.http.Api.Call;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The service over HTTP, emptied. */
final class HttpTracepress implements Tracepress {

    private final Api api;
    private final Supplier<Mono<Boolean>> hasNoJobs;

    HttpTracepress(Served service) {
        this(service.url(), service::hasNoJobs);
        completes(service.empty());
    }

    /** One that is empty. */
    HttpTracepress(URI url, Supplier<Mono<Boolean>> hasNoJobs) {
        this.api = new Api(url);
        this.hasNoJobs = hasNoJobs;
    }

    @Override
    public Person registers(String name, String email, String password) {
        return person(api.post("/api/register").json("""
                        {"name":"%s","email":"%s","password":"%s"}""".formatted(name, email, password)));
    }

    @Override
    public Person logsIn(String email, String password) {
        return person(api.post("/api/login").json("""
                        {"email":"%s","password":"%s"}""".formatted(email, password)));
    }

    @Override
    public Person anonymous() {
        return new HttpPerson(Optional.empty());
    }

    @Override
    public void untilJobsAreDone() {
        eventually(hasNoJobs);
    }

    private Person person(Call signIn) {
        return new HttpPerson(Optional.of(heard(signIn).text("/token")));
    }

    /** The answer, unless it is the error of a client. */
    private static Answer heard(Call call) {
        var answer = call.send();
        if (answer.status() >= 500) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        if (answer.status() >= 400) {
            throw new Refused(answer.text("/error"));
        }
        return answer;
    }

    private final class HttpPerson implements Person {

        private final Optional<String> token;

        HttpPerson(Optional<String> token) {
            this.token = token;
        }

        @Override
        public SeenArticle publishes(String title, String body) {
            return article(api.post("/api/articles").json("""
                            {"title":"%s","body":"%s"}""".formatted(title, body)));
        }

        @Override
        public SeenArticle reads(String slug) {
            var address = "/api/articles/" + slug;
            return article(api.get(say(api.get(address)).header("Location").orElse(address)));
        }

        @Override
        public List<String> finds(String search) {
            var query = "/api/articles?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
            return say(api.get(query))
                    .json()
                    .path("articles")
                    .valueStream()
                    .map(article -> article.path("slug").asString())
                    .toList();
        }

        @Override
        public SeenArticle retitles(String slug, String title) {
            return article(api.put("/api/articles/" + slug).json("""
                            {"title":"%s"}""".formatted(title)));
        }

        @Override
        public void deletes(String slug) {
            say(api.delete("/api/articles/" + slug));
        }

        @Override
        public SeenArticle favorites(String slug) {
            return article(api.post("/api/articles/" + slug + "/favorite"));
        }

        @Override
        public SeenArticle unfavorites(String slug) {
            return article(api.delete("/api/articles/" + slug + "/favorite"));
        }

        @Override
        public SeenInbox inbox() {
            var inbox = say(api.get("/api/notifications")).json();
            return new SeenInbox(
                    inbox.path("notifications")
                            .valueStream()
                            .map(HttpTracepress::notification)
                            .toList(),
                    inbox.path("unreadCount").asLong());
        }

        @Override
        public void marksRead(long notification) {
            say(api.post("/api/notifications/" + notification + "/read"));
        }

        @Override
        public String renamesThemselves(String name) {
            return say(api.put("/api/user").json("""
                    {"name":"%s"}""".formatted(name))).text("/user/name");
        }

        @Override
        public void logsOut() {
            say(api.post("/api/logout"));
        }

        private SeenArticle article(Call call) {
            var article = say(call).json();
            return new SeenArticle(
                    article.at("/slug").asString(),
                    article.at("/title").asString(),
                    article.at("/author/name").asString(),
                    Optional.of(article.at("/author/email"))
                            .filter(JsonNode::isString)
                            .map(JsonNode::asString),
                    article.at("/favoritesCount").asLong(),
                    article.at("/favorited").asBoolean());
        }

        private Answer say(Call call) {
            token.ifPresent(call::as);
            return heard(call);
        }
    }

    private static Person.SeenNotification notification(JsonNode json) {
        return new Person.SeenNotification(
                json.at("/id").asLong(),
                json.at("/type").asString(),
                json.at("/article/slug").asString(),
                json.at("/actor/name").asString(),
                json.at("/readAt").isString());
    }
}
