package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that ask and are gone before the answer, after 0 to 30 ms; half of them leave with a reset. */
final class HangUps {

    private static final int CLIENTS = 8;
    private static final int LONGEST_MILLIS = 30;

    private final WritingRoutes routes;

    /** How long a password takes: those who wait for less leave before anything was to be written. */
    private final Duration hashing;

    private final AtomicInteger failures = new AtomicInteger();

    HangUps(WritingRoutes routes, Duration hashing) {
        this.routes = routes;
        this.hashing = hashing;
    }

    /** The requests of numbers from the first on, and waits until the last was hung up. */
    void send(int first, int count) {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var number = first; number < first + count; number++) {
                var mine = number;
                clients.execute(() -> ask(mine));
            }
        }
    }

    /** Of those who could not even ask. */
    int failures() {
        return failures.get();
    }

    /** How many connections of the service are in a transaction and do nothing. */
    static long idleInTransaction(Sql sql) {
        return sql.number("""
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = 'tracepress' AND state LIKE 'idle in transaction%'""");
    }

    /** How many connections of its pool somebody has. */
    static long acquired(Api service) {
        return service.get("/metrics")
                .send()
                .body()
                .lines()
                .filter(line -> line.startsWith("db_client_connection_count{")
                        && line.contains("\"tracepress\"")
                        && line.contains("\"used\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private void ask(int number) {
        var chance = new Random(number);
        var request = routes.request(number);
        try (var socket =
                new Socket(routes.service().getHost(), routes.service().getPort())) {
            socket.setSoLinger(chance.nextBoolean(), 0);
            socket.getOutputStream().write(request.text().getBytes(StandardCharsets.US_ASCII));
            var patience = Duration.ofMillis(chance.nextInt(LONGEST_MILLIS + 1));
            LockSupport.parkNanos(
                    patience.plus(hashing.multipliedBy(request.passwords())).toNanos());
        } catch (IOException _) {
            failures.incrementAndGet();
        }
    }
}
