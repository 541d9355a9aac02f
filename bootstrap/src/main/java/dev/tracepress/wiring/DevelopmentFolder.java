package dev.tracepress.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** {@code .tracepress/} in the folder the service is started from: what development keeps between runs. */
record DevelopmentFolder(Path path) {

    private static final int SECRET_BYTES = 48;

    static DevelopmentFolder here() {
        return new DevelopmentFolder(Path.of(".tracepress").toAbsolutePath());
    }

    Path database() {
        return path.resolve("postgres");
    }

    Path lock() {
        return path.resolve("lock");
    }

    /** The secret that signs tokens in development: made on first use and kept, so that tokens outlive a restart. */
    String secret() {
        var file = path.resolve("jwt-secret");
        try {
            Files.createDirectories(path);
            Files.writeString(file, newSecret(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            onlyForOwner(file);
        } catch (FileAlreadyExistsException _) {
            // Made by an earlier run.
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private static void onlyForOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static String newSecret() {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }
}
