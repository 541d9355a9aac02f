package dev.tracepress.notification.adapter.jobs.webhook;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.adapter.jobs.DeliveriesUnderTest;
import dev.tracepress.notification.adapter.jobs.FanOutUnderTest;
import java.net.URI;
import java.time.Duration;

/** A worker that calls a receiver, and a notification of bob's favourite to be told. */
final class WebhookUnderTest extends DeliveriesUnderTest {

    static final String SECRET = "a secret of tests, which has 32 bytes and more";

    private WebhookUnderTest(WebhookSettings settings) {
        super(
                FanOutUnderTest.working().with(WebhookConfiguration.class).with(WebhookSettings.class, settings),
                "webhook",
                "webhook");
    }

    /** With more patience than a receiver needs that answers at all, however busy the machine is. */
    static WebhookUnderTest calling(URI receiver, boolean allowsPrivate) {
        return new WebhookUnderTest(
                WebhookSettings.of(receiver, SECRET, allowsPrivate).patience(Duration.ofSeconds(20)));
    }

    /** For receivers that are silent. */
    static WebhookUnderTest impatientlyCalling(URI receiver) {
        return new WebhookUnderTest(WebhookSettings.of(receiver, SECRET, true).patience(Duration.ofMillis(300)));
    }

    UserId tell() {
        return tellAda("Bob", "A title");
    }

    /** What the dead job carried. */
    String envelope() {
        return once("SELECT envelope::text FROM dead_jobs");
    }
}
