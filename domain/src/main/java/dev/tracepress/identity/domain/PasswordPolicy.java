package dev.tracepress.identity.domain;

import java.util.Locale;
import java.util.Set;

/**
 * Which passwords somebody may choose.
 *
 * @param shortest how many characters (code points) one has at least
 * @param common in lower case: those that everybody tries first, in whatever case
 */
public record PasswordPolicy(int shortest, Set<String> common) {

    /** Where nobody has anything to lose. */
    public static final PasswordPolicy OF_DEVELOPMENT = new PasswordPolicy(6, Set.of());

    /** More is no more secure, and hashing it takes longer. */
    private static final int LONGEST = 128;

    public PasswordPolicy {
        common = Set.copyOf(common);
    }

    /** The password, if it may be chosen. */
    public Password chosen(String raw) {
        var password = Password.said(raw);
        var length = raw.codePointCount(0, raw.length());
        if (length < shortest) {
            throw new IdentityError.PasswordTooShort(shortest);
        }
        if (length > LONGEST) {
            throw new IdentityError.PasswordTooLong(LONGEST);
        }
        if (raw.isBlank()) {
            throw new IdentityError.PasswordBlank();
        }
        if (common.contains(raw.toLowerCase(Locale.ROOT))) {
            throw new IdentityError.PasswordTooCommon();
        }
        return password;
    }

    /** Without the list. */
    @Override
    public String toString() {
        return "PasswordPolicy[shortest=%s]".formatted(shortest);
    }
}
