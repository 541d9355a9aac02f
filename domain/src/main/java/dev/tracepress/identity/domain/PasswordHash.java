package dev.tracepress.identity.domain;

/** What is kept of a password: salted, slow to guess, with its parameters; it never shows itself in a log. */
public record PasswordHash(String value) {

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
