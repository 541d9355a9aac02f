package dev.tracepress.identity.domain;

/** Lets whoever has it in once, in a user's name; so it never shows itself in a log. */
public record Ticket(String value) {

    @Override
    public String toString() {
        return "Ticket[…]";
    }
}
