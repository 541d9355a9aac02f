package dev.tracepress.wiring.embedded;

import dev.tracepress.wiring.settings.StartupRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Keeps a second process out of the development folder; the operating system lets go of it however this one ends. */
record FolderLock(FileChannel channel) {

    /**
     * Takes the folder.
     *
     * @throws StartupRefused if another process has it
     */
    static FolderLock acquire(DevelopmentFolder folder) {
        try {
            Files.createDirectories(folder.path());
            var channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return new FolderLock(channel);
            }
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot lock " + folder.lock(), failure);
        }
        throw new StartupRefused(
                "another Tracepress is running on " + folder.path(),
                "Stop it, start this one from another clone, or give this one a database by DATABASE_URL.");
    }

    void release() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }
}
