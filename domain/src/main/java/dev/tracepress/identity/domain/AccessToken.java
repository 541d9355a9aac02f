package dev.tracepress.identity.domain;

/** A signed bearer token as it travels; whoever holds it is the user, so it never shows itself in a log. */
public record AccessToken(String value) {

    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}
