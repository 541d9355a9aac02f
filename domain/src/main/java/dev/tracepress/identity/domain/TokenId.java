package dev.tracepress.identity.domain;

import java.util.regex.Pattern;

/** The {@code jti} of a token (RFC 7519, 4.1.7): names one token, reveals nothing about it. */
public record TokenId(String value) {

    private static final Pattern ISSUED = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /**
     * One that a client names.
     *
     * @throws IdentityError.SessionNotFound for what no token was ever issued with
     */
    public static TokenId of(String raw) {
        if (!isIssued(raw)) {
            throw new IdentityError.SessionNotFound();
        }
        return new TokenId(raw);
    }

    /** Whether tokens are issued with such ids. */
    public static boolean isIssued(String raw) {
        return ISSUED.matcher(raw).matches();
    }
}
