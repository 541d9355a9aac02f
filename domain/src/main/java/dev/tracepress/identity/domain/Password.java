package dev.tracepress.identity.domain;

import dev.tracepress.shared.domain.Text;

/** A password in the clear, on its way to be hashed; it never shows itself in a log. */
public record Password(Text text) {

    private static final int SHORTEST = 6;

    /** One that its owner chooses now: at least six characters (code points). */
    public static Password chosen(String raw) {
        var password = new Password(new Text(raw));
        if (raw.codePointCount(0, raw.length()) < SHORTEST) {
            throw new IdentityError.PasswordTooShort();
        }
        return password;
    }

    public String value() {
        return text.value();
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
