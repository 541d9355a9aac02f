package dev.tracepress.identity.domain;

import dev.tracepress.shared.domain.Text;

/** A password in the clear, on its way to be hashed; it never shows itself in a log. */
public record Password(Text text) {

    /** One that somebody says to prove who they are: whether it is one shows where it is compared. */
    public static Password said(String raw) {
        return new Password(new Text(raw));
    }

    public String value() {
        return text.value();
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
