package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Listener.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationStreamTest extends WebTest {

    /** How long the service waits for answers when it stops: {@code spring.lifecycle} in {@code application.yml}. */
    NotificationStreamTest() {
        super(settings -> settings.withHeartbeat(Duration.ofMillis(500)));
    }

    @Test
    void a_notification_arrives_as_the_inbox_shows_it() {
        publish("A title");
        try (var listener = listen(ada)) {
            favorite("a-title");

            var event = listener.events(1).getFirst();
            assertThat(event.id()).isEqualTo("1");
            assertThat(event.event()).isEqualTo("notification");
            assertThat(event.json())
                    .isEqualTo(
                            api.get("/api/notifications").as(ada).send().json().at("/notifications/0"));
        }
    }

    @Test
    void the_answer_is_for_nobody_to_keep_or_hold_up() {
        try (var listener = listen(ada)) {
            var headers = listener.response().headers();
            assertThat(listener.response().statusCode()).isEqualTo(200);
            assertThat(headers.firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
            assertThat(headers.firstValue("X-Request-Id")).isPresent();
        }
    }

    @Test
    void everybody_hears_of_their_own_notifications_only() {
        publish("A title");
        try (var others = listen(bob);
                var own = listen(ada);
                var elsewhere = listen(ada)) {
            favorite("a-title");

            assertThat(own.events(1)).extracting(Event::id).containsExactly("1");
            assertThat(elsewhere.events(1)).extracting(Event::id).containsExactly("1");
            assertThat(others.events()).isEmpty();
        }
    }

    @Test
    void whoever_comes_back_goes_on_after_the_last_event_they_saw() {
        publish("One");
        publish("Two");
        publish("Three");
        try (var before = listen(ada)) {
            favorite("one");
            assertThat(before.events(1)).extracting(Event::id).containsExactly("1");
        }
        favorite("two");
        eventually(service::hasNoJobs);

        try (var after = listen(ada, "Last-Event-ID", "1");
                var anew = listen(ada)) {
            assertThat(after.events(1)).extracting(Event::id).containsExactly("2");
            favorite("three");

            assertThat(after.events(2)).extracting(Event::id).containsExactly("2", "3");
            assertThat(anew.events(1)).extracting(Event::id).containsExactly("3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "9999999999999999999"})
    void what_is_no_id_of_an_event_is_refused(String id) {
        assertError(
                stream(ada).header("Last-Event-ID", id).send(),
                400,
                "Last-Event-ID must be the id of an event of this stream");
    }

    @Test
    void listening_needs_somebody() {
        assertError(api.get("/api/notifications/stream").send(), 401, "missing authorization header");
        assertError(stream("x").send(), 401, "invalid or expired token");
    }

    @Test
    void a_client_that_can_send_no_header_listens_by_a_ticket() {
        publish("one");
        publish("two");
        favorite("one");
        favorite("two");

        try (var listener = Listener.by(service.url(), ticketOf(ada), "&lastEventId=1")) {
            assertThat(listener.events(1)).extracting(Event::id).containsExactly("2");
        }
    }

    @Test
    void a_ticket_lets_in_once() {
        var ticket = ticketOf(ada);
        try (var _ = Listener.by(service.url(), ticket, "")) {
            var again = byTicket(ticket).send();

            assertError(again, 401, "invalid, expired or used ticket");
            assertThat(again.text("/code")).isEqualTo("invalid_ticket");
        }
    }

    @Test
    void a_ticket_ends_with_the_session_in_which_it_was_asked_for() {
        var ticket = ticketOf(ada);
        api.post("/api/logout").as(ada).send();

        assertError(byTicket(ticket).send(), 401, "invalid, expired or used ticket");
    }

    @Test
    void a_ticket_is_no_token_and_a_token_no_ticket() {
        assertError(stream(ticketOf(ada)).send(), 401, "invalid or expired token");
        assertError(byTicket(ada).send(), 401, "invalid, expired or used ticket");
        assertError(api.get("/api/user?ticket=" + ticketOf(ada)).send(), 400, "unknown query parameter: ticket");
    }

    @Test
    void a_ticket_beside_a_token_and_two_tickets_are_refused_and_none_is_used() {
        var ticket = ticketOf(ada);

        assertError(byTicket(ticket).as(ada).send(), 401, "ticket and authorization header must not both be given");
        assertError(byTicket(ticket + "&ticket=" + ticket).send(), 400, "ticket must be given once");
        assertError(
                byTicket(ticket + "&lastEventId=x").send(),
                400,
                "lastEventId must be the id of an event of this stream");
    }

    @Test
    void a_ticket_is_for_somebody() {
        assertError(api.post("/api/notifications/stream/tickets").send(), 401, "missing authorization header");
    }

    @Test
    void whoever_loses_the_stream_is_told_when_to_come_back() {
        try (var listener = listen(ada)) {
            assertThat(listener.beginning()).contains("retry:2000");
        }
    }

    @Test
    void the_beat_goes_on_beyond_the_deadline_of_other_answers() {
        try (var listener = listen(ada)) {
            holds(() -> listener.heartbeats() >= 8);
            publish("A title");
            favorite("a-title");

            assertThat(listener.events(1)).hasSize(1);
        }
    }

    @Test
    void a_stream_ends_with_the_session_of_whoever_listens_and_with_no_other() {
        var elsewhere = api.post("/api/login")
                .json("{\"email\":\"ada@example.com\",\"password\":\"secret1\"}")
                .send()
                .text("/token");
        try (var leaving = listen(ada);
                var staying = listen(elsewhere)) {
            api.post("/api/logout").as(ada).send();

            holds(leaving::hasEnded);
            publishAs(elsewhere);
            favorite("a-title");
            assertThat(staying.events(1)).hasSize(1);
            assertThat(leaving.events()).isEmpty();
        }
    }

    private Listener listen(String token, String... headers) {
        return Listener.to(service.url(), token, headers);
    }

    private String ticketOf(String token) {
        return api.post("/api/notifications/stream/tickets").as(token).send().text("/ticket");
    }

    private Api.Call byTicket(String ticket) {
        return api.get("/api/notifications/stream?ticket=" + ticket);
    }

    private Api.Call stream(String token) {
        return api.get("/api/notifications/stream").as(token);
    }

    private void favorite(String slug) {
        api.post("/api/articles/" + slug + "/favorite").as(bob).send();
    }

    private void publishAs(String token) {
        api.post("/api/articles").as(token).json("""
                        {"title":"A title","body":"Text."}""").send();
    }
}
