package dev.tracepress.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process that serves a data folder, as {@code postmaster.pid} there names it. */
record Postmaster(ProcessHandle process) {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int SECONDS_TO_STOP = 10;

    /** Empty if none runs: the file outlives a crash, and its number may belong to another program by now. */
    static Optional<Postmaster> leftIn(Path dataFolder) {
        try {
            var lines = Files.readAllLines(dataFolder.resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .map(Postmaster::new);
        } catch (IOException | NumberFormatException | NoSuchElementException _) {
            return Optional.empty();
        }
    }

    CompletableFuture<ProcessHandle> onExit() {
        return process.onExit();
    }

    /** Asks it to stop, and makes it if it does not: what it has acknowledged is safe in its log either way. */
    void stop() {
        LOG.info("Stopping the PostgreSQL that an earlier run left behind (process {})", process.pid());
        process.destroy();
        try {
            process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException _) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
