package dev.tracepress.wiring.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    /**
     * Empty if none runs: the file outlives a crash, and the number in it may belong to another program by now, which was
     * started at another time than the one that the file says.
     */
    static Optional<Postmaster> leftIn(Path dataFolder) {
        try {
            var lines = Files.readAllLines(dataFolder.resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(process -> wasStarted(
                            process,
                            Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))))
                    .map(Postmaster::new);
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException | NoSuchElementException _) {
            return Optional.empty();
        }
    }

    CompletableFuture<ProcessHandle> onExit() {
        return process.onExit();
    }

    /** PostgreSQL writes the file a moment after its process began; processes whose times are hidden are not ours. */
    private static boolean wasStarted(ProcessHandle process, Instant written) {
        return process.info()
                .startInstant()
                .filter(started -> Duration.between(started, written).abs().compareTo(A_MOMENT) < 0)
                .isPresent();
    }

    /** Asks it to stop, and makes it if it does not: what it has acknowledged is safe in its log either way. */
    void stop() {
        LOG.info("Stopping the PostgreSQL that an earlier run left behind (process {})", process.pid());
        process.destroy();
        try {
            process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
