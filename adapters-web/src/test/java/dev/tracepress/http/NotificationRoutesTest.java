package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationRoutesTest extends WebTest {

    @Test
    void the_inbox_shows_who_favorited_what() {
        publish("A title");
        api.post("/api/articles/a-title/favorite").as(bob).send();
        eventually(service::hasNoJobs);

        var inbox = api.get("/api/notifications").as(ada).send();

        assertThat(inbox.status()).isEqualTo(200);
        assertThat(inbox.body())
                .matches("\\{\"notifications\":\\[\\{\"id\":1,\"type\":\"article.favorited\","
                        + "\"article\":\\{\"slug\":\"a-title\",\"title\":\"A title\"},\"actor\":\\{\"id\":2,\"name\":\"bob\"},"
                        + "\"createdAt\":\"[^\"]+Z\",\"readAt\":null}],\"unreadCount\":1,\"nextCursor\":null}");
    }

    @Test
    void reading_is_remembered() {
        publish("A title");
        api.post("/api/articles/a-title/favorite").as(bob).send();
        eventually(service::hasNoJobs);

        assertError(api.post("/api/notifications/1/read").send(), 401, "missing authorization header");
        assertError(api.post("/api/notifications/1/read").as(bob).send(), 404, "notification not found");
        assertThat(api.post("/api/notifications/1/read").as(ada).send().status())
                .isEqualTo(204);
        assertThat(api.get("/api/notifications").as(ada).send().text("/notifications/0/readAt"))
                .endsWith("Z");
        assertThat(api.get("/api/notifications?unread=true").as(ada).send().body())
                .isEqualTo("{\"notifications\":[],\"unreadCount\":0,\"nextCursor\":null}");
    }

    @Test
    void cursors_lead_through_the_inbox() {
        publish("One");
        publish("Two");
        api.post("/api/articles/one/favorite").as(bob).send();
        api.post("/api/articles/two/favorite").as(bob).send();
        eventually(service::hasNoJobs);

        var first = api.get("/api/notifications?perPage=1").as(ada).send();
        var second = api.get("/api/notifications?perPage=1&cursor=" + first.text("/nextCursor"))
                .as(ada)
                .send();

        assertThat(Set.of(first.text("/notifications/0/article/slug"), second.text("/notifications/0/article/slug")))
                .containsExactlyInAnyOrder("one", "two");
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
        assertThat(first.json().path("unreadCount").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "01", "99", "-1", "abc", "99999999999999999999"})
    void what_is_no_notification_is_not_found(String id) {
        assertError(api.post("/api/notifications/" + id + "/read").as(ada).send(), 404, "notification not found");
    }

    @Test
    void toggling_a_favourite_fills_nobodys_inbox() {
        publish("A title");
        for (var turn = 0; turn < 10; turn++) {
            api.post("/api/articles/a-title/favorite").as(bob).send();
            api.delete("/api/articles/a-title/favorite").as(bob).send();
        }
        eventually(service::hasNoJobs);
        assertThat(api.get("/api/notifications").as(ada).send().body())
                .isEqualTo("{\"notifications\":[],\"unreadCount\":0,\"nextCursor\":null}");

        api.post("/api/articles/a-title/favorite").as(bob).send();
        eventually(service::hasNoJobs);
        var inbox = api.get("/api/notifications").as(ada).send().json();
        assertThat(inbox.path("notifications").size()).isEqualTo(1);
        assertThat(inbox.path("unreadCount").asInt()).isEqualTo(1);
    }

    @Test
    void the_inbox_needs_somebody_and_sensible_questions() {
        assertError(api.get("/api/notifications").send(), 401, "missing authorization header");
        assertError(api.get("/api/notifications?unread=1").as(ada).send(), 400, "unread must be true or false");
        assertError(
                api.get("/api/notifications?cursor=x").as(ada).send(),
                400,
                "cursor must be the nextCursor of an earlier answer");
        assertError(
                api.get("/api/notifications?perPage=0").as(ada).send(), 400, "perPage must be a number from 1 to 100");
    }
}
