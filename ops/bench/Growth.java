import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** A compiler that has seen one operation only makes assumptions that the next one breaks. */
    private static final int LAPS = 4;
    private static final int LAP_OF_CHEAP = 800;
    private static final int LAP_OF_DEAR = 20;
    private static final int WARM_UP_REQUESTS = 60;
    /** Of CPU time, which is counted in hundredths of a second. */
    private static final double LONG_ENOUGH_MICROS = 2.5e6;
    private static final int RATE = 100;
    private static final int SEARCHERS = 32;

    /** What is asked, of a database with so many articles; the token is that of the heavy reader. */
    private static Map<String, Operation> operations(int articles) {
        var all = new LinkedHashMap<String, Operation>();
        all.put("one article", Operation.get(n -> "/api/articles/article-" + (1 + n * 7919 % articles)));
        all.put("first page", Operation.get(_ -> "/api/articles"));
        all.put("first page, a heavy reader", Operation.get(_ -> "/api/articles").signedIn());
        all.put("page 50", Operation.get(_ -> "/api/articles?page=50"));
        all.put("page 500", Operation.get(_ -> "/api/articles?page=500"));
        all.put("a cursor far behind", Operation.get(_ -> "/api/articles?cursor={deep}"));
        all.put("inbox, a tenth as many unread", Operation.get(_ -> "/api/notifications").signedIn());
        all.put("jobs, waiting for later", Operation.get(_ -> "/ops/jobs?state=scheduled"));
        all.put("jobs, cancelled", Operation.get(_ -> "/ops/jobs?state=cancelled"));
        all.put("jobs, a rare kind", Operation.get(_ -> "/ops/jobs?state=succeeded&kind=rare"));
        all.put("/metrics", Operation.get(_ -> "/metrics"));
        all.put("favourite and back", new Operation(
                n -> "/api/articles/article-" + (2 + n * 10L % articles) + "/favorite", true, Operation.Writes.FAVORITE_AND_BACK));
        for (var term : List.of("article", "a", "ö", "京", "ж", "%", "東京", "東京都", "q9", "q99", "alpha", "number 77", "number 7712",
                "number 7", "number 9" + "9".repeat(String.valueOf(articles).length() - 3), "formerly", "zzqx", "zzq", "about article",
                "article nu".repeat(20))) {
            all.put("search=" + (term.length() > 20 ? "(200 characters)" : term), Operation.get(_ -> "/api/articles?search=" + encoded(term)));
        }
        for (var name : List.of("p", "person", "person 12", "person 1233", "田中", "nobody")) {
            all.put("author=" + name, Operation.get(_ -> "/api/articles?author=" + encoded(name)));
        }
        for (var both : List.of(List.of("article", "person"), List.of("number 77", "person 12"), List.of("a", "person 12"),
                List.of("title", "person"))) {
            all.put("search=" + both.get(0) + "&author=" + both.get(1),
                    Operation.get(_ -> "/api/articles?search=" + encoded(both.get(0)) + "&author=" + encoded(both.get(1))));
        }
        return all;
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
                try (var service = Service.start(postgres.url(size), postgres.places(size), Service.UNWATCHED)) {
                    costs.put(size, measure(service, postgres, size));
                    besides.add(beside(service, size));
                }
            }
        }
        System.out.println(table(costs));
        System.out.println("| One article, 100 a second, beside | p50 | p99 |\n| --- | ---: | ---: |");
        besides.forEach(System.out::print);
        var chart = Machine.HOME.resolve("growth.svg");
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
            var requests = (int) Math.clamp(LONG_ENOUGH_MICROS / micros * Service.CONNECTIONS, 50, 10_000);
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
        service.waits(article, RATE, 500, 0);
        var alone = service.waits(article, RATE, 2_000, 0);
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
            crowded = service.waits(article, RATE, 2_000, 0);
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
}
