package dev.tracepress.identity.domain;

import dev.tracepress.shared.domain.Text;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as its owner writes it; two that differ in case alone are the same address.
 *
 * <p>One address and nothing around it, of the form that the HTML standard (4.10.5.1.5) gives forms to check by, at most 254
 * characters (RFC 5321, 4.5.3.1.3). Internationalised ones (RFC 6531) pass too: the part before the {@code @} may have
 * letters, digits and signs beyond ASCII, composed (NFC), and the host's labels are what IDNA makes of them, shown as people
 * write them. So two spellings of one address are one value.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final int BEYOND_ASCII = 0x80;
    /** Nothing that nobody sees: of such, any number of addresses would look alike (Unicode's default ignorables). */
    private static final Pattern LOCAL = Pattern.compile(
            "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~\\-[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}&&[^\\x00-\\x7f\\u034F\\u115F\\u1160"
                    + "\\u17B4\\u17B5\\u180B-\\u180F\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]]]++");
    /** Of which IDNA 2003, which Java knows, makes another host than IDNA 2008 does (UTS 46, deviations). */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\\u00DF\\u1E9E\\u03C2\\u200C\\u200D]");

    private static final String ENCODED = "xn--";
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

    public EmailAddress {
        value = canonical(new Text(value).value());
        if (value.length() > LONGEST) {
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

    /** The same for two addresses that differ in case alone, and only for them. */
    public String folded() {
        return new Text(value).folded();
    }

    /**
     * As every mail server takes it (RFC 5321, 2.4): in ASCII, with the host as it is looked up. Empty where the part before the
     * {@code @} goes beyond that, which servers with SMTPUTF8 alone know (RFC 6531).
     */
    public Optional<String> inAscii() {
        var host = value.lastIndexOf('@') + 1;
        return value.chars().limit(host).allMatch(unit -> unit < BEYOND_ASCII)
                ? Optional.of(value.substring(0, host) + IDN.toASCII(value.substring(host)))
                : Optional.empty();
    }

    private static String canonical(String address) {
        // Some letters more than their composed form has, and some less than what would keep a machine busy.
        if (address.length() > 2 * LONGEST) {
            throw new IdentityError.EmailMalformed();
        }
        var at = address.lastIndexOf('@');
        var local = Normalizer.normalize(address.substring(0, Math.max(at, 0)), Normalizer.Form.NFC);
        if (!LOCAL.matcher(local).matches()) {
            throw new IdentityError.EmailMalformed();
        }
        return local + '@' + host(address.substring(at + 1));
    }

    private static String host(String typed) {
        try {
            var ascii = IDN.toASCII(Normalizer.normalize(typed, Normalizer.Form.NFC), IDN.USE_STD3_ASCII_RULES);
            var shown = IDN.toUnicode(ascii, IDN.USE_STD3_ASCII_RULES);
            if (AMBIGUOUS.matcher(typed).find() || !HOST.matcher(ascii).matches() || shown.contains(ENCODED)) {
                throw new IdentityError.EmailMalformed();
            }
            return shown;
        } catch (IllegalArgumentException _) {
            throw new IdentityError.EmailMalformed();
        }
    }
}
