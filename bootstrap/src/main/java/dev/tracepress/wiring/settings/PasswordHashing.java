package dev.tracepress.wiring.settings;

import java.util.Locale;

/** By what new hashes of passwords are made; each says for itself what else it believes. */
public enum PasswordHashing {

    /** Believes bcrypt, too, and makes it anew. */
    ARGON2ID;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
