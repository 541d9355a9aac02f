package dev.tracepress.wiring.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** {@code .tracepress/} in the folder the service is started from: what development keeps between runs. */
public record DevelopmentFolder(Path path) {

    private static final int SECRET_BYTES = 48;

    public static DevelopmentFolder here() {
        return new DevelopmentFolder(Path.of(".tracepress").toAbsolutePath());
    }

    Path database() {
        return path.resolve("postgres");
    }

    Path lock() {
        return path.resolve("lock");
    }

    /** The secret that signs tokens in development: made on first use and kept, so that tokens outlive a restart. */
    public String secret() {
        var file = path.resolve("jwt-secret");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(path);
                // Whole or not at all, and readable by its owner alone, as temporary files are made.
                var whole = Files.writeString(Files.createTempFile(path, "jwt-secret", ".new"), newSecret());
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep a secret in " + file, failure);
        }
    }

    private static String newSecret() {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }
}
