package dev.tracepress.notification.domain;

/** Every way in which the inbox says no; the message is meant for the person who asked. */
public abstract sealed class NotificationError extends RuntimeException {

    private NotificationError(String message) {
        super(message, null, false, false);
    }

    /** It does not exist or belongs to somebody else: which of these is nobody's business. */
    public static final class NotificationNotFound extends NotificationError {
        public NotificationNotFound() {
            super("notification not found");
        }
    }
}
