package dev.tracepress.notification.adapter.jobs.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class WebhookJobTest {

    private static final String BODY = "{\"id\":1,\"type\":\"article.favorited\","
            + "\"article\":{\"slug\":\"a-title\",\"title\":\"A title\"},\"actor\":{\"id\":2,\"name\":\"Bob\"},"
            + "\"recipient\":{\"id\":1},\"createdAt\":\"2026-03-01T12:00:00.123456Z\"}";

    private final WireMockServer receiver =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private WebhookUnderTest webhook;

    WebhookJobTest() {
        receiver.start();
        webhook = WebhookUnderTest.calling(target(), true);
    }

    @BeforeEach
    void receive() {
        answers(aResponse().withStatus(204));
    }

    @AfterEach
    void close() {
        webhook.close();
        receiver.stop();
    }

    @Test
    void a_notification_is_delivered_with_what_its_recipient_sees() {
        webhook.tell();

        var call = calls(1).getFirst().getRequest();
        assertThat(call.getMethod().getName()).isEqualTo("POST");
        assertThat(call.getUrl()).isEqualTo("/hook?key=hidden");
        assertThat(call.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(call.getHeader("User-Agent")).isEqualTo("Tracepress");
        assertThat(call.getHeader("Tracepress-Delivery")).isEqualTo("notification-1");
        assertThat(call.getBodyAsString()).isEqualTo(BODY);
        assertThat(webhook.ending()).isEqualTo("succeeded");
        assertThat(calls(1)).hasSize(1);
    }

    @Test
    void the_call_is_signed_with_its_time() {
        webhook.tell();

        var call = calls(1).getFirst().getRequest();
        var signature = call.getHeader("Tracepress-Signature");
        assertThat(signature).matches("t=[0-9]{10},v1=[0-9a-f]{64}");
        var signed = Instant.ofEpochSecond(Long.parseLong(signature.substring(2, 12)));
        assertThat(Duration.between(signed, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(signature)
                .isEqualTo(WebhookSignature.by(WebhookUnderTest.SECRET).of(call.getBody(), signed));
    }

    @Test
    void a_receiver_that_is_busy_is_called_again_when_it_says_under_the_same_id() {
        receiver.stubFor(post(anyUrl())
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "2"))
                .willSetStateTo("ready"));

        webhook.tell();

        var calls = calls(2);
        assertThat(calls)
                .extracting(call -> call.getRequest().getHeader("Tracepress-Delivery"))
                .containsOnly("notification-1");
        assertThat(Duration.between(
                        calls.getFirst().getRequest().getLoggedDate().toInstant(),
                        calls.getLast().getRequest().getLoggedDate().toInstant()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(1_900));
        assertThat(webhook.ending()).isEqualTo("succeeded");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 404, 410})
    void what_the_receiver_refuses_for_good_is_dead(int status) {
        answers(aResponse()
                .withStatus(status)
                .withHeader("Location", target().resolve("/elsewhere").toString()));

        webhook.tell();

        assertThat(webhook.death()).endsWith("WebhookRefused: the receiver answered " + status);
        assertThat(calls(1)).hasSize(1);
        assertThat(webhook.envelope()).contains("\"recipientId\":1").doesNotContain("title", "Bob");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503})
    void what_may_pass_is_tried_again(int status) {
        receiver.stubFor(post(anyUrl())
                .inScenario("passing")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(status))
                .willSetStateTo("passed"));

        webhook.tell();

        assertThat(calls(2)).hasSize(2);
        assertThat(webhook.ending()).isEqualTo("succeeded");
    }

    @Test
    void a_receiver_that_does_not_answer_is_called_again() {
        receiver.stubFor(post(anyUrl())
                .inScenario("slow")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(200).withFixedDelay(5_000))
                .willSetStateTo("awake"));
        webhook.close();
        webhook = WebhookUnderTest.impatientlyCalling(target());

        webhook.tell();

        assertThat(webhook.ending()).isEqualTo("succeeded");
    }

    @Test
    void a_receiver_that_never_ends_the_handshake_is_called_again() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            webhook.close();
            webhook = WebhookUnderTest.impatientlyCalling(URI.create("https://127.0.0.1:" + silent.getLocalPort()));

            webhook.tell();

            // That of the handshake, or on a busy machine that of the whole call.
            assertThat(webhook.failure()).contains("TimeoutException");
        }
    }

    @Test
    void an_endless_answer_is_not_listened_to() {
        answers(aResponse().withStatus(200).withBody("x".repeat(10_000_000)).withChunkedDribbleDelay(10_000, 500_000));

        webhook.tell();

        assertThat(webhook.ending()).isEqualTo("succeeded");
    }

    @Test
    void nobody_is_told_of_what_is_gone() {
        webhook.tellAdaOfWhatIsGone();

        assertThat(webhook.ending()).isEqualTo("cancelled");
        assertThat(receiver.getAllServeEvents()).isEmpty();
    }

    @Test
    void what_is_withdrawn_is_told_once_it_is_shown_again() {
        webhook.tellAdaOfWhatIsWithdrawn();
        webhook.snoozes();
        assertThat(receiver.getAllServeEvents()).isEmpty();

        webhook.isShownAgain();

        assertThat(webhook.ending()).isEqualTo("succeeded");
        assertThat(calls(1)).hasSize(1);
    }

    @Test
    void what_is_withdrawn_for_good_ends_quietly() {
        webhook.tellAdaOfWhatIsWithdrawn();
        webhook.snoozes();

        webhook.isForgotten();

        assertThat(webhook.ending()).isEqualTo("cancelled");
        assertThat(receiver.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%s/", "http://localhost:%s/", "http://[::ffff:127.0.0.1]:%s/"})
    void a_private_receiver_is_not_even_connected_to_unless_that_is_allowed(String url) {
        webhook.close();
        webhook = WebhookUnderTest.calling(URI.create(url.formatted(receiver.port())), false);

        webhook.tell();

        assertThat(webhook.death()).contains("PrivateTarget", "is not public");
        assertThat(receiver.getAllServeEvents()).isEmpty();
    }

    private URI target() {
        return URI.create("http://localhost:" + receiver.port() + "/hook?key=hidden");
    }

    private void answers(ResponseDefinitionBuilder answer) {
        receiver.stubFor(any(anyUrl()).willReturn(answer));
    }

    /** All so far, oldest first, once there are so many. */
    private List<ServeEvent> calls(int atLeast) {
        holds(() -> receiver.getAllServeEvents().size() >= atLeast);
        return receiver.getAllServeEvents().stream()
                .sorted(Comparator.comparing(call -> call.getRequest().getLoggedDate()))
                .toList();
    }
}
