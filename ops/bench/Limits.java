import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Measures how far the service is from what PostgreSQL could do: the statements of a perfect implementation, sent by pgbench, beside
 * the same operations by HTTP, without telemetry, with it at 10 % and at 100 % sampled, and with hot reads from memory. Prints CPU
 * time an operation, rates, and how long requests wait that begin at half the rate, whatever becomes of those before. A favourite is
 * counted with its job, until that is done.
 *
 * <pre>
 * mvn package && java ops/bench/Limits.java            on 100,000 articles, by four connections; about five minutes
 * java -Dconnections=32 ops/bench/Limits.java          by as many as named
 * java -Dlaps=12 ops/bench/Limits.java                 behind a warm-up of so many laps of 2,500 of each kind, in place of 3: until its
 *                                                      compilers are done, a service takes up to twice as much
 * java -Donly='telemetry off' ops/bench/Limits.java    in the one way
 * java ops/bench/Limits.java 1000000                   on as many articles as named
 * </pre>
 *
 * <p>It needs what Growth.java needs, shares its databases, and pgbench (Debian: postgresql-contrib). The client runs on the same
 * cores as what it measures, so rates are low; ratios of CPU time count.
 */
final class Limits {

    private static final int USUAL_SIZE = 100_000;
    private static final int LAPS = Integer.getInteger("laps", 3);
    private static final String ONLY = System.getProperty("only", "");
    private static final int LAP = 2_500;
    private static final int REQUESTS = 4_000;
    private static final int WAITING = 3_000;
    private static final int PGBENCH_SECONDS = 10;
    private static final int READERS = 32;

    public static void main(String[] arguments) throws Exception {
        var size = arguments.length == 0 ? USUAL_SIZE : Integer.parseInt(arguments[0]);
        var rows = new ArrayList<String>();
        try (var postgres = Postgres.start();
                var sink = Sink.start()) {
            postgres.fill(size);
            postgres.letIn(size, READERS);
            for (var limit : limits().entrySet()) {
                rows.add(pgbench(postgres, size, limit.getKey(), limit.getValue()));
            }
            for (var variant : variants(sink).entrySet()) {
                if (!ONLY.isEmpty() && !variant.getKey().equals(ONLY)) {
                    continue;
                }
                try (var one = Service.start(postgres.url(size), postgres.places(size), variant.getValue())) {
                    var service = one.as(IntStream.rangeClosed(2, READERS + 1).mapToObj("user%d@example.com"::formatted).toList());
                    postgres.takeBackFavorites(size, READERS);
                    warmUp(service, size);
                    postgres.takeBackFavorites(size, READERS);
                    for (var operation : operations(size).entrySet()) {
                        rows.add(measure(service, postgres, size, operation.getKey(), variant.getKey(), operation.getValue()));
                    }
                }
            }
        }
        rows.sort(null);
        System.out.printf(Locale.ROOT, "%,d articles%n%n", size);
        System.out.println("| Operation | How | CPU µs: service + PostgreSQL | a second | p50 | p99 | p99.9 |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        rows.forEach(System.out::println);
    }

    private static Map<String, Operation> operations(int articles) {
        var all = new LinkedHashMap<String, Operation>();
        all.put("one article", Operation.get(n -> "/api/articles/article-" + (1 + n * 7919L % articles)));
        all.put("one article, the same", Operation.get(_ -> "/api/articles/article-77"));
        all.put("first page", Operation.get(_ -> "/api/articles"));
        all.put("favourite", new Operation(n -> favorite(1 + n % articles), true, Operation.Writes.FAVORITE));
        all.put("favourite of one article and back", new Operation(_ -> favorite(articles), true, Operation.Writes.FAVORITE_AND_BACK));
        return all;
    }

    private static String favorite(int article) {
        return "/api/articles/article-" + article + "/favorite";
    }

    private static Map<String, Map<String, String>> variants(Sink sink) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        all.put("telemetry off", Map.of("TRACEPRESS_TELEMETRY", "off", "TRACEPRESS_ROLE", "all"));
        all.put("telemetry off, hot reads from memory",
                Map.of("TRACEPRESS_TELEMETRY", "off", "TRACEPRESS_ROLE", "all", "TRACEPRESS_CACHE", "1s"));
        all.put("telemetry, 10 % sampled", sink.sampling("0.1"));
        all.put("telemetry, 100 % sampled", sink.sampling("1"));
        return all;
    }

    /** A compiler that has seen one operation only makes assumptions that the next one breaks. */
    private static void warmUp(Service service, int size) throws Exception {
        for (var lap = 0; lap < LAPS; lap++) {
            for (var operation : operations(size).values()) {
                service.ask(operation, LAP, lap * LAP);
            }
        }
    }

    private static String measure(Service service, Postgres postgres, int size, String name, String variant, Operation operation)
            throws Exception {
        var before = List.of(service.cpuNanos(), postgres.cpuNanos());
        var micros = service.ask(operation, REQUESTS, LAPS * LAP);
        postgres.awaitJobs(size);
        var ofService = (service.cpuNanos() - before.get(0)) / 1e3 / REQUESTS;
        var ofDatabase = (postgres.cpuNanos() - before.get(1)) / 1e3 / REQUESTS;
        var rate = 1e6 / micros * Service.CONNECTIONS;
        if (operation.writes() == Operation.Writes.FAVORITE_AND_BACK) {
            // One reader cannot do so twice at a time.
            return row(name, variant, ofService, ofDatabase, rate) + " | | |";
        }
        var waits = service.waits(operation, (int) Math.max(10, rate / 2), WAITING, LAPS * LAP + REQUESTS);
        return row(name, variant, ofService, ofDatabase, rate) + " %.1f ms | %.1f ms | %.1f ms |".formatted(
                waits.get(WAITING / 2), waits.get(WAITING * 99 / 100), waits.get(WAITING * 999 / 1000));
    }

    private static String row(String name, String variant, double service, double database, double rate) {
        return String.format(Locale.ROOT, "| %s | %s | %.0f + %.0f | %,.0f |", name, variant, service, database, rate);
    }

    /** What a perfect implementation would send; a favourite is two transactions, its own with its job in it, and that of the job. */
    private static Map<String, String> limits() {
        var view = """
                SELECT a.id, a.slug, a.title, a.description, a.body, a.created_at, a.updated_at, u.id, u.name,
                       coalesce(c.favorites_count, 0)""";
        var joins = "JOIN users u ON u.id = a.author_id LEFT JOIN article_counters c ON c.article_id = a.id";
        return Map.of(
                "one article",
                "\\set id random(1, :articles)\n" + (view + " FROM articles a " + joins
                        + " WHERE a.slug = 'article-' || :id").replace('\n', ' ') + ";\n",
                "first page",
                (view + ", (SELECT sum(total) FROM article_totals) FROM (SELECT * FROM articles ORDER BY created_at DESC, id DESC LIMIT 21) a "
                        + joins + " ORDER BY a.created_at DESC, a.id DESC").replace('\n', ' ') + ";\n",
                "favourite", """
                        \\set n :n + 1
                        \\set id :n * :clients + :client_id
                        BEGIN;
                        INSERT INTO favorites (user_id, article_id) VALUES (2, :id) ON CONFLICT DO NOTHING;
                        INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version, priority)
                        VALUES ('pgbench', 'favorite-' || :id, convert_to('{"v":1,"enqueuedAt":"2026-01-01T00:00:00Z","trace":{},'
                            || '"payload":{"favoriteId":1,"articleId":2,"authorId":3,"readerId":4}}', 'UTF8'),
                            now() + interval '1 year', FALSE, 1, 50);
                        COMMIT;
                        BEGIN;
                        INSERT INTO notifications (recipient_id, actor_id, article_id, type, created_at)
                        VALUES (1 + :id % 10000, 2, :id, 'article.favorited', now());
                        INSERT INTO finished_jobs (kind, job_id, state, priority, attempts, enqueued_at, finished_at)
                        VALUES ('pgbench', 'favorite-' || :id, 'succeeded', 50, 1, now(), now());
                        DELETE FROM scheduled_tasks WHERE task_name = 'pgbench' AND task_instance = 'favorite-' || :id;
                        COMMIT;
                        """);
    }

    private static String pgbench(Postgres postgres, int size, String name, String script) throws Exception {
        var file = Machine.HOME.resolve("limit.sql");
        Files.writeString(file, script);
        var before = postgres.cpuNanos();
        var said = Machine.run(postgres.pgbench(size, file, Service.CONNECTIONS, PGBENCH_SECONDS));
        var transactions = number(said, "number of transactions actually processed: (\\d+)");
        return row(name, " pgbench", 0, (postgres.cpuNanos() - before) / 1e3 / transactions, number(said, "tps = ([0-9.]+)")) + " | | |";
    }

    private static double number(String said, String pattern) {
        var found = Pattern.compile(pattern).matcher(said);
        if (!found.find()) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(found.group(1));
    }

    /** Takes what the service exports, in a process of its own. */
    private record Sink(Process process, int port) implements AutoCloseable {

        static Sink start() throws IOException {
            var port = Machine.freePort();
            var log = Machine.HOME.resolve("sink.log").toFile();
            return new Sink(
                    new ProcessBuilder(
                                    System.getProperty("java.home") + "/bin/java",
                                    Machine.ROOT.resolve("ops/bench/OtlpSink.java").toString(),
                                    Integer.toString(port))
                            .redirectErrorStream(true)
                            .redirectOutput(log)
                            .start(),
                    port);
        }

        Map<String, String> sampling(String share) {
            return Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + port,
                    "OTEL_TRACES_SAMPLER", "parentbased_traceidratio",
                    "OTEL_TRACES_SAMPLER_ARG", share,
                    "TRACEPRESS_ROLE", "all",
                    "ENVIRONMENT", "production");
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
