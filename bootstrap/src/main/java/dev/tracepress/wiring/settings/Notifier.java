package dev.tracepress.wiring.settings;

import java.util.Locale;

/** A way in which recipients hear of a notification. */
public enum Notifier {
    INBOX,
    STREAM,
    WEBHOOK,
    SMTP;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
