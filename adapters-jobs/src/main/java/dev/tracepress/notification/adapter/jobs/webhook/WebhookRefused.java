package dev.tracepress.notification.adapter.jobs.webhook;

/** The other system has not taken the message. */
final class WebhookRefused extends RuntimeException {

    WebhookRefused(int status) {
        super("the receiver answered " + status, null, false, false);
    }
}
