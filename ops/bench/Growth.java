import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures what each operation costs as the tables grow: CPU time of the service and of PostgreSQL a request, at so many articles,
 * on tables that have been written to since their last vacuum (see data.sql). Prints a table in Markdown and draws it.
 *
 * <pre>
 * mvn package && java ops/bench/Growth.java                      10,000, 100,000 and 1,000,000 articles; some minutes
 * java ops/bench/Growth.java 10000 100000                        as many as named
 * </pre>
 *
 * <p>It needs a JDK 25 and PostgreSQL's programs (PG_BIN, else the newest in /usr/lib/postgresql). The databases, with fsync,
 * stay in BENCH_HOME (target/bench) for the next run; nothing else is touched. Ratios count, and only within one run.
 */
final class Growth {

    private static final int CONNECTIONS = 4;
    /** A compiler that has seen one operation only makes assumptions that the next one breaks. */
    private static final int LAPS = 4;
    private static final int LAP_OF_CHEAP = 800;
    private static final int LAP_OF_DEAR = 20;
    private static final int WARM_UP_REQUESTS = 60;
    /** Of CPU time, which is counted in hundredths of a second. */
    private static final double LONG_ENOUGH_MICROS = 2.5e6;
    private static final int RATE = 100;
    private static final int SEARCHERS = 32;
    private static final String OPERATOR = "an operator of the bench, and of nothing else";
    private static final long NANOS_A_TICK = 10_000_000L;
    private static final String DATABASE_USER = "bench";

    private static final Path ROOT = Path.of(System.getProperty("root", ".")).toAbsolutePath().normalize();
    private static final Path HOME = Path.of(env("BENCH_HOME", ROOT.resolve("target/bench").toString())).toAbsolutePath();
    private static final Path JAR = ROOT.resolve("bootstrap/target/tracepress.jar");
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What is asked, of a database with so many articles; the token is that of the heavy reader. */
    private static Map<String, Operation> operations(int articles) {
        var all = new LinkedHashMap<String, Operation>();
        all.put("one article", get(n -> "/api/articles/article-" + (1 + n * 7919 % articles)));
        all.put("first page", get(_ -> "/api/articles"));
        all.put("first page, a heavy reader", get(_ -> "/api/articles").signedIn());
        all.put("page 50", get(_ -> "/api/articles?page=50"));
        all.put("page 500", get(_ -> "/api/articles?page=500"));
        all.put("a cursor far behind", get(_ -> "/api/articles?cursor={deep}"));
        all.put("inbox, a tenth as many unread", get(_ -> "/api/notifications").signedIn());
        all.put("jobs, waiting for later", get(_ -> "/ops/jobs?state=scheduled"));
        all.put("jobs, cancelled", get(_ -> "/ops/jobs?state=cancelled"));
        all.put("jobs, a rare kind", get(_ -> "/ops/jobs?state=succeeded&kind=rare"));
        all.put("/metrics", get(_ -> "/metrics"));
        all.put("favourite and back", new Operation(n -> "/api/articles/article-" + (2 + n * 10L % articles) + "/favorite", true, true));
        for (var term : List.of("article", "a", "ö", "京", "ж", "%", "東京", "東京都", "q9", "q99", "alpha", "number 77", "number 7712",
                "number 7", "number 9" + "9".repeat(String.valueOf(articles).length() - 3), "zzqx", "article nu".repeat(20))) {
            all.put("search=" + (term.length() > 20 ? "(200 characters)" : term), get(_ -> "/api/articles?search=" + encoded(term)));
        }
        for (var name : List.of("p", "person", "person 12", "person 1233", "田中", "nobody")) {
            all.put("author=" + name, get(_ -> "/api/articles?author=" + encoded(name)));
        }
        for (var both : List.of(List.of("article", "person"), List.of("number 77", "person 12"), List.of("a", "person 12"),
                List.of("title", "person"))) {
            all.put("search=" + both.get(0) + "&author=" + both.get(1),
                    get(_ -> "/api/articles?search=" + encoded(both.get(0)) + "&author=" + encoded(both.get(1))));
        }
        return all;
    }

    private record Operation(PathOf path, boolean authenticated, boolean isToggle) {
        boolean isCheap() {
            return !path.of(0).contains("=") || path.of(0).contains("page=");
        }

        Operation signedIn() {
            return new Operation(path, true, isToggle);
        }
    }

    private interface PathOf {
        String of(int n);
    }

    private static Operation get(PathOf path) {
        return new Operation(path, false, false);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Microseconds of CPU a request. */
    private record Cost(double service, double database) {
        double sum() {
            return service + database;
        }
    }

    public static void main(String[] arguments) throws Exception {
        var sizes = arguments.length == 0
                ? List.of(10_000, 100_000, 1_000_000)
                : Arrays.stream(arguments).map(Integer::valueOf).toList();
        var costs = new LinkedHashMap<Integer, Map<String, Cost>>();
        var besides = new ArrayList<String>();
        try (var postgres = Postgres.start()) {
            for (var size : sizes) {
                postgres.fill(size);
                try (var service = Service.start(postgres.url(size), postgres.places(size))) {
                    costs.put(size, measure(service, postgres, size));
                    besides.add(beside(service, size));
                }
            }
        }
        System.out.println(table(costs));
        System.out.println("| One article, 100 a second, beside | p50 | p99 |\n| --- | ---: | ---: |");
        besides.forEach(System.out::print);
        var chart = HOME.resolve("growth.svg");
        Files.writeString(chart, chart(costs));
        System.err.println("drawn: " + chart);
    }

    private static Map<String, Cost> measure(Service service, Postgres postgres, int size) throws Exception {
        var costs = new LinkedHashMap<String, Cost>();
        for (var lap = 0; lap < LAPS; lap++) {
            for (var operation : operations(size).values()) {
                service.ask(operation, operation.isCheap() ? LAP_OF_CHEAP : LAP_OF_DEAR, lap * LAP_OF_CHEAP);
            }
        }
        for (var operation : operations(size).entrySet()) {
            var micros = service.ask(operation.getValue(), WARM_UP_REQUESTS, LAPS * LAP_OF_CHEAP);
            var requests = (int) Math.clamp(LONG_ENOUGH_MICROS / micros * CONNECTIONS, 50, 10_000);
            var before = List.of(service.cpuNanos(), postgres.cpuNanos());
            service.ask(operation.getValue(), requests, (LAPS + 1) * LAP_OF_CHEAP);
            var cost = new Cost(
                    (service.cpuNanos() - before.get(0)) / 1e3 / requests, (postgres.cpuNanos() - before.get(1)) / 1e3 / requests);
            costs.put(operation.getKey(), cost);
            System.err.printf(Locale.ROOT, "%,d articles, %s: %.0f + %.0f µs%n", size, operation.getKey(), cost.service(), cost.database());
        }
        return costs;
    }

    /** What others wait while searches are all that so many clients ask for, as fast as they are answered. */
    private static String beside(Service service, int size) throws Exception {
        var article = operations(size).get("one article");
        var dear = operations(size).get("search=number 7");
        service.waits(article, RATE, 500);
        var alone = service.waits(article, RATE, 2_000);
        var over = new AtomicBoolean();
        var crowded = List.<Double>of();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client = 0; client < SEARCHERS; client++) {
                clients.submit(() -> {
                    while (!over.get()) {
                        service.trySend(dear);
                    }
                    return true;
                });
            }
            crowded = service.waits(article, RATE, 2_000);
            over.set(true);
        }
        return row("nothing", size, alone) + row(SEARCHERS + " clients that search for `number 7`", size, crowded);
    }

    private static String row(String beside, int size, List<Double> millis) {
        return "| %s, %,d articles | %.1f ms | %.1f ms |%n".formatted(
                beside, size, millis.get(millis.size() / 2), millis.get(millis.size() * 99 / 100));
    }

    private static String table(Map<Integer, Map<String, Cost>> costs) {
        var sizes = List.copyOf(costs.keySet());
        var text = new StringBuilder("| CPU µs a request: service + PostgreSQL | ");
        sizes.forEach(size -> text.append("%,d | ".formatted(size)));
        text.append("× |\n| --- |").append(" ---: |".repeat(sizes.size() + 1)).append('\n');
        for (var operation : costs.get(sizes.getFirst()).keySet().stream().toList()) {
            var index = costs.get(sizes.getFirst()).keySet().stream().toList().indexOf(operation);
            var row = sizes.stream().map(size -> List.copyOf(costs.get(size).values()).get(index)).toList();
            text.append("| ").append(operation).append(" | ");
            row.forEach(cost -> text.append("%.0f + %.0f | ".formatted(cost.service(), cost.database())));
            text.append("%.2f |\n".formatted(row.getLast().sum() / row.getFirst().sum()));
        }
        return text.toString();
    }

    /** A line an operation, both axes logarithmic. */
    private static String chart(Map<Integer, Map<String, Cost>> costs) {
        var sizes = List.copyOf(costs.keySet());
        var width = 900;
        var height = 560;
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">
                <title>CPU time a request as the tables grow</title>
                <rect width="100%%" height="100%%" fill="white"/>
                """.formatted(width, height));
        for (var micros = 100; micros <= 1_000_000; micros *= 10) {
            svg.append("<line x1='70' x2='640' y1='%1$.0f' y2='%1$.0f' stroke='#ddd'/><text x='62' y='%1$.0f' text-anchor='end'>%2$s</text>\n"
                    .formatted(y(micros, height), micros < 1_000 ? micros + " µs" : micros / 1_000 + " ms"));
        }
        for (var i = 0; i < sizes.size(); i++) {
            svg.append("<text x='%.0f' y='%d' text-anchor='middle'>%,d articles</text>\n".formatted(x(i, sizes), height - 12, sizes.get(i)));
        }
        var names = List.copyOf(costs.get(sizes.getFirst()).keySet());
        for (var n = 0; n < names.size(); n++) {
            var index = n;
            var values = sizes.stream().map(size -> List.copyOf(costs.get(size).values()).get(index).sum()).toList();
            var colour = "hsl(%d 70%% 40%%)".formatted(n * 360 / names.size());
            svg.append("<polyline fill='none' stroke='%s' points='%s'/>\n".formatted(colour, IntStream.range(0, values.size())
                    .mapToObj(i -> "%.0f,%.0f".formatted(x(i, sizes), y(values.get(i), height)))
                    .collect(Collectors.joining(" "))));
            svg.append("<text x='655' y='%d' fill='%s'>%s</text>\n".formatted(
                    16 + n * (height - 20) / names.size(), colour, names.get(n).replace("&", "&amp;")));
        }
        return svg.append("</svg>\n").toString();
    }

    private static double x(int index, List<Integer> sizes) {
        return 110 + index * 490.0 / Math.max(1, sizes.size() - 1);
    }

    private static double y(double micros, int height) {
        return height - 40 - (Math.log10(Math.max(100, micros)) - 2) / 4 * (height - 70);
    }

    private static String env(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + "\n" + output);
        }
        return output.strip();
    }

    /** User and system time of a process, in nanoseconds. */
    private static long cpuNanos(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12]) + Long.parseLong(fields[13]) + Long.parseLong(fields[14]))
                    * NANOS_A_TICK;
        } catch (IOException _) {
            return 0;
        }
    }

    /** The packaged service, as operators run it, without telemetry and without a worker. */
    private record Service(Process process, int port, String token, Map<String, String> places) implements AutoCloseable {

        private static final String PASSWORD = "growing-bench";

        static Service start(String databaseUrl, Map<String, String> places) throws Exception {
            var port = freePort();
            var command = new ProcessBuilder(
                    System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-jar", JAR.toString());
            command.environment().clear();
            command.environment().putAll(Map.of(
                    "PORT", Integer.toString(port),
                    "DATABASE_URL", databaseUrl,
                    "JWT_SECRET", "a secret of the bench, which guards nothing at all",
                    "TRACEPRESS_ROLE", "api",
                    "TRACEPRESS_TELEMETRY", "off",
                    // What is held in memory costs the same whatever the tables hold.
                    "TRACEPRESS_CACHE", "off",
                    "TRACEPRESS_OPS_TOKEN", OPERATOR));
            command.redirectErrorStream(true).redirectOutput(HOME.resolve("service.log").toFile());
            var process = command.start();
            var service = new Service(process, port, "", places);
            for (var tries = 0; tries < 600 && !service.isHealthy(); tries++) {
                Thread.sleep(200);
            }
            return places.isEmpty() ? service : new Service(process, port, service.logIn(), places);
        }

        private boolean isHealthy() throws InterruptedException {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service has ended: see " + HOME.resolve("service.log"));
            }
            try {
                return HTTP.send(request("/api/health").build(), BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException _) {
                return false;
            }
        }

        void register() throws Exception {
            post("/api/register", "{\"name\":\"Heavy\",");
        }

        /** Of the first user there is, who registered. */
        private String logIn() throws Exception {
            var answer = post("/api/login", "{");
            return answer.replaceAll("(?s).*\"token\":\"([^\"]*)\".*", "$1");
        }

        private String post(String path, String body) throws Exception {
            var json = body + "\"email\":\"heavy@example.com\",\"password\":\"" + PASSWORD + "\"}";
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

        /** Asks so often, over a few connections at a time; one wrong answer ends the bench. Returns the microseconds a request. */
        double ask(Operation operation, int requests, int first) throws Exception {
            var next = new AtomicInteger(first);
            var begin = System.nanoTime();
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                var done = clients.invokeAll(Collections.nCopies(CONNECTIONS, () -> {
                    for (var n = next.getAndIncrement(); n < first + requests; n = next.getAndIncrement()) {
                        ask(operation, n);
                    }
                    return true;
                }));
                for (var client : done) {
                    client.get();
                }
            }
            return (System.nanoTime() - begin) / 1e3 / requests * CONNECTIONS;
        }

        /** Of requests that begin at a fixed rate, whatever becomes of those before: how long from then to the answer, sorted. */
        List<Double> waits(Operation operation, int rate, int requests) throws Exception {
            var waits = new ArrayList<Future<Double>>();
            var begin = System.nanoTime();
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var n = 0; n < requests; n++) {
                    var nth = n;
                    var due = begin + n * 1_000_000_000L / rate;
                    waits.add(clients.submit(() -> {
                        LockSupport.parkNanos(due - System.nanoTime());
                        ask(operation, nth);
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

        private void ask(Operation operation, int n) throws Exception {
            var path = operation.path().of(n);
            for (var place : places.entrySet()) {
                path = path.replace(place.getKey(), place.getValue());
            }
            var request = request(path);
            if (path.startsWith("/ops")) {
                request.header("Authorization", "Bearer " + OPERATOR);
            } else if (operation.authenticated()) {
                request.header("Authorization", "Bearer " + token);
            }
            if (operation.isToggle()) {
                send(request.POST(BodyPublishers.noBody()));
                send(request.DELETE());
            } else {
                send(request);
            }
        }

        private void send(HttpRequest.Builder request) throws Exception {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer + " " + answer.body());
            }
        }

        long cpuNanos() {
            return Growth.cpuNanos(process.pid());
        }

        @Override
        public void close() throws Exception {
            process.destroy();
            process.waitFor();
        }
    }

    private record Postgres(Path bin, int port, long pid) implements AutoCloseable {

        static Postgres start() throws Exception {
            var bin = Path.of(env("PG_BIN", newest()));
            var data = HOME.resolve("database");
            Files.createDirectories(HOME);
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                Files.createDirectories(data);
                if (isRoot()) {
                    run(List.of("chown", "postgres", data.toString()));
                }
                run(asOwner(bin.resolve("initdb") + " -D " + data + " -U " + DATABASE_USER + " -A trust -E UTF8 --locale=C.UTF-8"));
            }
            var port = freePort();
            run(asOwner(bin.resolve("pg_ctl") + " start -w -D " + data + " -l " + data + "/log -o \"-p " + port
                    + " -c listen_addresses=localhost -c unix_socket_directories='' -c shared_buffers=1GB -c max_wal_size=8GB -c jit=off"
                    + " -c fsync=on\""));
            var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            return new Postgres(bin, port, pid);
        }

        private static String newest() throws IOException {
            try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
                return versions.max(Comparator.comparing(path -> Integer.parseInt(path.getFileName().toString())))
                        .orElseThrow()
                        .resolve("bin")
                        .toString();
            }
        }

        private static boolean isRoot() {
            return "root".equals(System.getProperty("user.name"));
        }

        /** PostgreSQL refuses to run as root. */
        private static List<String> asOwner(String command) {
            return isRoot() ? List.of("runuser", "-u", "postgres", "--", "sh", "-c", command) : List.of("sh", "-c", command);
        }

        String url(int size) {
            return "postgres://" + DATABASE_USER + ":any@localhost:" + port + "/" + database(size) + "?sslmode=disable";
        }

        private static String database(int size) {
            return "growth_" + size;
        }

        void fill(int size) throws Exception {
            if (psql("postgres", "SELECT count(*) FROM pg_database WHERE datname = '" + database(size) + "'").equals("0")) {
                System.err.printf("filling %,d articles%n", size);
                psql("postgres", "CREATE DATABASE " + database(size));
                try (var service = Service.start(url(size), Map.of())) {
                    service.register();
                }
                run(client(database(size), "-v", "articles=" + size, "-f", ROOT.resolve("ops/bench/data.sql").toString()));
            }
            psql(database(size), "CHECKPOINT");
        }

        /** What stands for a cursor that goes on behind nine tenths of all articles. */
        Map<String, String> places(int size) throws Exception {
            var place = psql(database(size), "SELECT (extract(epoch FROM created_at) * 1000000)::bigint || '.' || id FROM articles WHERE id = "
                    + size / 10);
            return Map.of("{deep}", Base64.getUrlEncoder().withoutPadding().encodeToString(("2." + place).getBytes(UTF_8)));
        }

        private String psql(String database, String sql) throws Exception {
            return run(client(database, "-c", sql));
        }

        private List<String> client(String database, String... arguments) {
            var command = new ArrayList<>(List.of(bin.resolve("psql").toString(), "-h", "localhost", "-p", Integer.toString(port), "-U",
                    DATABASE_USER, "-d", database, "-qtAX", "-v", "ON_ERROR_STOP=1"));
            command.addAll(List.of(arguments));
            return command;
        }

        long cpuNanos() {
            return Growth.cpuNanos(pid)
                    + ProcessHandle.of(pid).orElseThrow().children().mapToLong(child -> Growth.cpuNanos(child.pid())).sum();
        }

        @Override
        public void close() throws Exception {
            run(asOwner(bin.resolve("pg_ctl") + " stop -m fast -D " + HOME.resolve("database")));
        }
    }
}
