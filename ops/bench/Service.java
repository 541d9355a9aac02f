import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The packaged service, as operators run it, without a worker. */
record Service(Process process, int port, List<String> tokens, Map<String, String> places) implements AutoCloseable {

    /** Nobody watches. */
    static final Map<String, String> UNWATCHED = Map.of("TRACEPRESS_TELEMETRY", "off");

    /** Of those who ask one operation after another. */
    static final int CONNECTIONS = Integer.getInteger("connections", 4);

    private static final String PASSWORD = "growing-bench";
    private static final String OPERATOR = "an operator of the bench, and of nothing else";
    private static final Path JAR = Machine.ROOT.resolve("bootstrap/target/tracepress.jar");
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param places what stands for what in the paths that are asked
     * @param settings beside those that all have
     */
    static Service start(String databaseUrl, Map<String, String> places, Map<String, String> settings) throws Exception {
        var port = Machine.freePort();
        var command = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-jar", JAR.toString());
        command.environment().clear();
        command.environment().putAll(Map.of(
                "PORT", Integer.toString(port),
                "DATABASE_URL", databaseUrl,
                "JWT_SECRET", "a secret of the bench, which guards nothing at all",
                "TRACEPRESS_ROLE", "api",
                // What is held in memory costs the same whatever the tables hold.
                "TRACEPRESS_CACHE", "off",
                // What a request costs is asked for, not how many are refused by a service that is still cold.
                "TRACEPRESS_ADMITTED_WITHIN", "off",
                "TRACEPRESS_OPS_TOKEN", OPERATOR));
        command.environment().putAll(settings);
        command.redirectErrorStream(true).redirectOutput(Machine.HOME.resolve("service.log").toFile());
        var process = command.start();
        var service = new Service(process, port, List.of(), places);
        for (var tries = 0; tries < 600 && !service.isHealthy(); tries++) {
            Thread.sleep(200);
        }
        return places.isEmpty() ? service : service.as(List.of("heavy@example.com"));
    }

    /** The same service, asked by these users, who have the password of the one that registered. */
    Service as(List<String> emails) throws Exception {
        var signedIn = new ArrayList<String>();
        for (var email : emails) {
            signedIn.add(logIn(email));
        }
        return new Service(process, port, signedIn, places);
    }

    private boolean isHealthy() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service has ended: see " + Machine.HOME.resolve("service.log"));
        }
        try {
            return HTTP.send(request("/api/health").build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    void register() throws Exception {
        post("/api/register", "{\"name\":\"Heavy\",", "heavy@example.com");
    }

    private String logIn(String email) throws Exception {
        var answer = post("/api/login", "{", email);
        return answer.replaceAll("(?s).*\"token\":\"([^\"]*)\".*", "$1");
    }

    private String post(String path, String body, String email) throws Exception {
        var json = body + "\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
        var answer = HTTP.send(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(Duration.ofSeconds(30));
    }

    /**
     * Asks so often, over a few connections at a time, each of which is another user's if there are several; one wrong answer ends the
     * bench. Returns the microseconds a request.
     */
    double ask(Operation operation, int requests, int first) throws Exception {
        var next = new AtomicInteger(first);
        var begin = System.nanoTime();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = clients.invokeAll(IntStream.range(0, CONNECTIONS)
                    .mapToObj(client -> asking(operation, next, first + requests, client))
                    .toList());
            for (var client : done) {
                client.get();
            }
        }
        return (System.nanoTime() - begin) / 1e3 / requests * CONNECTIONS;
    }

    private Callable<Void> asking(Operation operation, AtomicInteger next, int end, int client) {
        return () -> {
            for (var n = next.getAndIncrement(); n < end; n = next.getAndIncrement()) {
                askAs(client, operation, n);
            }
            return null;
        };
    }

    /** Of requests that begin at a fixed rate, whatever becomes of those before: how long from then to the answer, sorted. */
    List<Double> waits(Operation operation, int rate, int requests, int first) throws Exception {
        var waits = new ArrayList<Future<Double>>();
        var begin = System.nanoTime();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < requests; n++) {
                var nth = first + n;
                var due = begin + n * 1_000_000_000L / rate;
                waits.add(clients.submit(() -> {
                    LockSupport.parkNanos(due - System.nanoTime());
                    askAs(nth, operation, nth);
                    return (System.nanoTime() - due) / 1e6;
                }));
            }
        }
        var millis = new ArrayList<Double>();
        for (var wait : waits) {
            millis.add(wait.get());
        }
        millis.sort(null);
        return millis;
    }

    /** Whatever the answer: a search that finds no place is told so. */
    void trySend(Operation operation) throws Exception {
        HTTP.send(request(operation.path().of(0)).build(), BodyHandlers.discarding());
    }

    private void askAs(int client, Operation operation, int n) throws Exception {
        var path = operation.path().of(n);
        for (var place : places.entrySet()) {
            path = path.replace(place.getKey(), place.getValue());
        }
        var request = request(path);
        if (path.startsWith("/ops")) {
            request.header("Authorization", "Bearer " + OPERATOR);
        } else if (operation.authenticated()) {
            request.header("Authorization", "Bearer " + tokens.get(client % tokens.size()));
        }
        switch (operation.writes()) {
            case NOTHING -> send(request);
            case FAVORITE -> send(request.POST(BodyPublishers.noBody()));
            case FAVORITE_AND_BACK -> {
                send(request.POST(BodyPublishers.noBody()));
                send(request.DELETE());
            }
        }
    }

    private void send(HttpRequest.Builder request) throws Exception {
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer + " " + answer.body());
        }
    }

    long cpuNanos() {
        return Machine.cpuNanos(process.pid());
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}

