import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * What becomes of large tables while people like, take back and read: 1,000,000 articles, and 10,000,000 favourites, notifications,
 * jobs that wait and jobs that are over. Two favourites are given and one is taken back each twenty-fifth of a second, and ten inboxes
 * are read a second, of which one entry is marked. Prints what they waited, what PostgreSQL took, and how the tables fared.
 *
 * <pre>
 * mvn package && java ops/bench/Churn.java                     60 minutes
 * java ops/bench/Churn.java 5 1000000                          so many minutes, so many rows
 * </pre>
 *
 * <p>It needs what Growth.java needs, some 40 GB of disk, and a quarter of an hour to fill them; they stay in BENCH_HOME.
 */
final class Churn {

    private static final int ARTICLES = 1_000_000;
    private static final int STEPS = 6;
    private static final int PEOPLE = 20;
    private static final int FAVOURITES_A_SECOND = 50;
    private static final int INBOXES_A_SECOND = 10;
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]*)\"");
    private static final Pattern UNREAD = Pattern.compile("\"id\":\"?(\\d+)");

    /** Sizes in bytes; of a partitioned table those of all parts. */
    private static final String TABLES = """
            SELECT parent, sum(heap), sum(indexes), sum(dead), sum(vacuumed) FROM (
                SELECT CASE WHEN relname LIKE 'finished_jobs%' THEN 'finished_jobs' ELSE relname END AS parent,
                       pg_table_size(relid) AS heap, pg_indexes_size(relid) AS indexes, n_dead_tup AS dead, autovacuum_count AS vacuumed
                FROM pg_stat_user_tables) AS tables
            WHERE parent IN ('favorites', 'notifications', 'article_counters', 'inbox_counters', 'scheduled_tasks', 'finished_jobs')
            GROUP BY parent ORDER BY parent""";

    private record Table(long heap, long indexes, long dead, long vacuumed) {}

    /** A favourite that may be taken back. */
    private record Given(String person, int article, long at) {}

    private final Service service;
    private final Postgres postgres;
    private final String database;
    private final Random random = new Random(20261130);
    private final Queue<Given> given = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final List<String> people = new ArrayList<>();
    private int liked;

    private Churn(Service service, Postgres postgres, String database) {
        this.service = service;
        this.postgres = postgres;
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        var minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        var rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000_000;
        var database = "held_" + rows;
        try (var postgres = Postgres.start()) {
            postgres.hold(database, ARTICLES, rows);
            var settings = Map.of("TRACEPRESS_TELEMETRY", "off", "TRACEPRESS_ROLE", "all", "TRACEPRESS_REGISTRATIONS", "0");
            try (var service = Service.start(postgres.url(database), Map.of("none", "none"), settings)) {
                new Churn(service, postgres, database).run(Duration.ofMinutes(minutes));
            }
        }
    }

    private void run(Duration time) throws Exception {
        for (var person = 0; person < PEOPLE; person++) {
            people.add(registered("churn-" + System.nanoTime() + "-" + person));
        }
        System.out.println("| After | favourite p50, p99, longest | inbox p50, p99 | PostgreSQL's CPU | of the service | failed |\n"
                + "| ---: | ---: | ---: | ---: | ---: | ---: |");
        step(Duration.ofSeconds(20));
        var tables = new ArrayList<>(List.of(tables()));
        for (var step = 1; step <= STEPS; step++) {
            System.out.printf(Locale.ROOT, "| %.1f min %s%n", time.toSeconds() / 60.0 * step / STEPS, step(time.dividedBy(STEPS)));
            tables.add(tables());
        }
        System.out.println("\n| Table | at first | in the end | its indexes | dead rows at most | vacuumed |\n| --- | ---: | ---: | ---: | ---: | ---: |");
        for (var name : tables.getFirst().keySet()) {
            var first = tables.getFirst().get(name);
            var last = tables.getLast().get(name);
            System.out.printf(Locale.ROOT, "| `%s` | %,d MB | %,d MB | %,d → %,d MB | %,d | %d × |%n", name, first.heap() >> 20,
                    last.heap() >> 20, first.indexes() >> 20, last.indexes() >> 20,
                    tables.stream().mapToLong(all -> all.get(name).dead()).max().orElseThrow(), last.vacuumed() - first.vacuumed());
        }
        System.out.println("\nWaiting and due in the end: " + postgres.psql(database,
                "SELECT count(*) FROM scheduled_tasks WHERE execution_time < now() AND task_instance <> 'recurring'")
                + "; withdrawn for more than two days: " + postgres.psql(database,
                "SELECT count(*) FROM notifications WHERE withdrawn_at < now() - interval '2 days'"));
    }

    private String step(Duration time) throws Exception {
        var cpu = List.of(postgres.cpuNanos(), service.cpuNanos());
        failed.set(0);
        var begin = System.nanoTime();
        var favourites = new ArrayList<Future<Double>>();
        var takenBack = new ArrayList<Future<Double>>();
        var inboxes = new ArrayList<Future<Double>>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < time.toSeconds() * FAVOURITES_A_SECOND; n++) {
                var due = begin + n * 1_000_000_000L / FAVOURITES_A_SECOND;
                LockSupport.parkNanos(due - System.nanoTime());
                favourites.add(clients.submit(timed(due, like())));
                if (n % 2 == 0) {
                    takeBack().ifPresent(one -> takenBack.add(clients.submit(timed(due, one))));
                }
                if (n % (FAVOURITES_A_SECOND / INBOXES_A_SECOND) == 0) {
                    inboxes.add(clients.submit(timed(due, readInbox(n % FAVOURITES_A_SECOND == 0))));
                }
            }
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var waited = sorted(favourites);
        sorted(takenBack);
        var read = sorted(inboxes);
        return String.format(Locale.ROOT, "| %.1f, %.1f, %.0f ms | %.1f, %.1f ms | %.0f %% | %.0f %% | %d |", at(waited, 50), at(waited, 99),
                waited.getLast(), at(read, 50), at(read, 99), (postgres.cpuNanos() - cpu.get(0)) / 1e7 / seconds,
                (service.cpuNanos() - cpu.get(1)) / 1e7 / seconds, failed.get());
    }

    private Callable<Double> timed(long due, Callable<Boolean> task) {
        return () -> {
            if (!task.call()) {
                failed.incrementAndGet();
            }
            return (System.nanoTime() - due) / 1e6;
        };
    }

    private Callable<Boolean> like() {
        var person = people.get(random.nextInt(PEOPLE));
        // Each another, for nobody may like one twice.
        var article = 1 + (int) (liked++ * 7919L % ARTICLES);
        return () -> {
            given.add(new Given(person, article, System.nanoTime()));
            return ask(favourite(person, article).POST(BodyPublishers.noBody())).statusCode() == 200;
        };
    }

    private Optional<Callable<Boolean>> takeBack() {
        var oldest = given.peek();
        if (oldest == null || System.nanoTime() - oldest.at() < KEPT.toNanos()) {
            return Optional.empty();
        }
        given.remove(oldest);
        return Optional.of(() -> ask(favourite(oldest.person(), oldest.article()).DELETE()).statusCode() == 200);
    }

    /** Of the reader who is told most. */
    private Callable<Boolean> readInbox(boolean marks) {
        return () -> {
            var inbox = ask(by(service.tokens().getFirst(), "/api/notifications").GET());
            var first = UNREAD.matcher(inbox.body());
            var marked = !marks || !first.find()
                    || ask(by(service.tokens().getFirst(), "/api/notifications/" + first.group(1) + "/read").POST(BodyPublishers.noBody()))
                            .statusCode() < 300;
            return inbox.statusCode() == 200 && marked;
        };
    }

    private String registered(String name) throws Exception {
        var answer = ask(request("/api/register").header("Content-Type", "application/json").POST(BodyPublishers.ofString(
                "{\"name\":\"%1$s\",\"email\":\"%1$s@example.com\",\"password\":\"correct horse\"}".formatted(name))));
        var token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException(answer + " " + answer.body());
        }
        return token.group(1);
    }

    private HttpRequest.Builder favourite(String person, int article) {
        return by(person, "/api/articles/article-" + article + "/favorite");
    }

    private HttpRequest.Builder by(String token, String path) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path)).timeout(Duration.ofSeconds(30));
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private Map<String, Table> tables() throws Exception {
        var tables = new LinkedHashMap<String, Table>();
        for (var line : postgres.psql(database, TABLES).lines().toList()) {
            var row = line.split("\\|");
            tables.put(row[0], new Table(Long.parseLong(row[1]), Long.parseLong(row[2]), Long.parseLong(row[3]), Long.parseLong(row[4])));
        }
        return tables;
    }

    private static List<Double> sorted(List<Future<Double>> waits) throws Exception {
        var millis = new ArrayList<Double>();
        for (var wait : waits) {
            millis.add(wait.get());
        }
        millis.sort(null);
        return millis;
    }

    private static double at(List<Double> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
