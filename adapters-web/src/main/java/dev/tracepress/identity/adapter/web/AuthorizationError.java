package dev.tracepress.identity.adapter.web;

/** What is wrong with an {@code Authorization} header before its token is looked at. */
abstract sealed class AuthorizationError extends RuntimeException {

    private AuthorizationError(String message) {
        super(message, null, false, false);
    }

    static final class Missing extends AuthorizationError {
        Missing() {
            super("missing authorization header");
        }
    }

    static final class Malformed extends AuthorizationError {
        Malformed() {
            super("invalid authorization header format");
        }
    }

    /** A token and a ticket, of which the one may be somebody else's than the other (RFC 6750, 2). */
    static final class Ambiguous extends AuthorizationError {
        Ambiguous() {
            super("ticket and authorization header must not both be given");
        }
    }
}
