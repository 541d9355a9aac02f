package dev.tracepress.identity.application.port.out;

import dev.tracepress.identity.domain.PasswordHash;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What came of comparing a password with a hash.
 *
 * @param matches whether the hash was made of that password
 * @param renewed what ought to be kept in place of the hash, if it matches but could be guessed more cheaply than one of today
 */
public record PasswordCheck(boolean matches, Optional<PasswordHash> renewed) {

    public static final PasswordCheck REFUSED = new PasswordCheck(false, Optional.empty());

    public PasswordCheck {
        if (!matches && renewed.isPresent()) {
            throw new IllegalArgumentException("a password that does not match is nothing to keep");
        }
    }

    /** Makes the new hash, if one is called for, only of a password that matches. */
    public static PasswordCheck of(boolean matches, Supplier<Optional<PasswordHash>> renewed) {
        return matches ? new PasswordCheck(true, renewed.get()) : REFUSED;
    }
}
