package dev.tracepress.shared.adapter.web.audit;

import java.util.Locale;

/** What became of what somebody wanted, as far as that is known when it is written down. */
public enum AuditOutcome {
    /** It is about to be done. */
    ASKED,
    SUCCESS,
    REFUSED,
    /** So often that nobody looked whether it was right. */
    THROTTLED,
    /** Because of the service, or of something that it needs. */
    FAILED,
    /** Whoever asked was gone before it was known, or their time was up: it may have been done. */
    UNKNOWN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
