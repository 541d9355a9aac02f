package dev.tracepress.identity.domain;

import dev.tracepress.shared.domain.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as its owner writes it; two that differ in case alone are the same address.
 *
 * <p>At most 254 characters (RFC 5321, 4.5.3.1.3), one {@code @} with something on both sides, no white space and no
 * control characters. Whether mail arrives there is not for the syntax to say, so internationalised addresses (RFC 6531)
 * pass.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}\\p{Z}]+@[^@\\s\\p{Cntrl}\\p{Z}]+");

    public EmailAddress {
        if (value.length() > LONGEST || !SHAPE.matcher(new Text(value).value()).matches()) {
            throw new IdentityError.EmailMalformed();
        }
    }

    /** White space around the address belongs to the form it was typed into. */
    public static EmailAddress of(String raw) {
        return new EmailAddress(raw.strip());
    }

    /** Empty where {@link #of} would refuse: an address that is none belongs to nobody. */
    public static Optional<EmailAddress> parse(String raw) {
        try {
            return Optional.of(of(raw));
        } catch (IdentityError.EmailMalformed _) {
            return Optional.empty();
        }
    }
}
