package dev.tracepress.identity.domain;

import java.util.List;

/** Every way in which identity says no; the message is meant for the person who asked. */
public abstract sealed class IdentityError extends RuntimeException {

    private IdentityError(String message) {
        super(message, null, false, false);
    }

    public static final class RegistrationIncomplete extends IdentityError {
        private final transient List<String> missing;

        public RegistrationIncomplete(List<String> missing) {
            super("email, password, and name are required");
            this.missing = List.copyOf(missing);
        }

        /** Which of {@code email}, {@code password} and {@code name}. */
        public List<String> missing() {
            return missing;
        }
    }

    public static final class PasswordBlank extends IdentityError {
        public PasswordBlank() {
            super("password must not be blank");
        }
    }

    public static final class PasswordTooShort extends IdentityError {
        public PasswordTooShort(int shortest) {
            super("password must be at least %s characters".formatted(shortest));
        }
    }

    public static final class PasswordTooLong extends IdentityError {
        public PasswordTooLong(int longest) {
            super("password must be at most %s characters".formatted(longest));
        }
    }

    /** One of those that everybody tries first. */
    public static final class PasswordTooCommon extends IdentityError {
        public PasswordTooCommon() {
            super("password is too common");
        }
    }

    public static final class EmailMalformed extends IdentityError {
        public EmailMalformed() {
            super("email is not a valid address");
        }
    }

    public static final class NameMalformed extends IdentityError {
        public NameMalformed() {
            super("name must be 1 to 255 characters");
        }
    }

    public static final class EmailTaken extends IdentityError {
        public EmailTaken() {
            super("user with this email already exists");
        }
    }

    public static final class LoginIncomplete extends IdentityError {
        private final transient List<String> missing;

        public LoginIncomplete(List<String> missing) {
            super("email and password are required");
            this.missing = List.copyOf(missing);
        }

        /** Which of {@code email} and {@code password}. */
        public List<String> missing() {
            return missing;
        }
    }

    /** The same for an unknown address and for a wrong password, so that nobody learns who has an account. */
    public static final class InvalidCredentials extends IdentityError {
        public InvalidCredentials() {
            super("invalid email or password");
        }
    }

    /** Whoever changes what an account is guarded by has to say its password, not just to hold a token. */
    public static final class CurrentPasswordWrong extends IdentityError {
        public CurrentPasswordWrong() {
            super("current password is wrong");
        }
    }

    /** None of this user's that is still open. */
    public static final class SessionNotFound extends IdentityError {
        public SessionNotFound() {
            super("session not found");
        }
    }

    /** Forged, expired, revoked, or of a user who is gone: which of these is nobody's business. */
    public static final class InvalidToken extends IdentityError {
        public InvalidToken() {
            super("invalid or expired token");
        }
    }

    /** Forged, expired, used, or of a session that has ended. */
    public static final class InvalidTicket extends IdentityError {
        public InvalidTicket() {
            super("invalid, expired or used ticket");
        }
    }

    /** More passwords wait to be checked than the service will queue. */
    public static final class PasswordQueueFull extends IdentityError {
        public PasswordQueueFull() {
            super("too many people are signing in or registering at the moment, please try again");
        }
    }

    /** The user is not in a state in which the client wants it changed (RFC 9110, 13.1). */
    public static final class VersionConditionFailed extends IdentityError {
        public VersionConditionFailed() {
            super("the user has changed since you read it");
        }
    }
}
