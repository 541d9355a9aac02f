import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the next wall stands as people come, and which setting moves it: a model of servers, workers, their pools, the primary and its
 * replicas, fed with what was measured (docs/performance.md).
 *
 * <pre>
 * java ops/bench/Walls.java
 * java ops/bench/Walls.java articles=2000 favourites=300 api=4 primary.cores=16 replicas=2
 * </pre>
 *
 * <p>Rates are a second. Each part is asked for so much of its time by each request or job; a part that is busy for more than 60 % of it
 * makes people wait, and is a wall. From there the setting is doubled, or one more is taken, and people come on, to a thousand times the
 * first rate. It knows no queues but that bound, nor locks, disks and networks: whatever it says is to be measured.
 */
void main(String... args) {
    var given = new LinkedHashMap<>(GIVEN);
    for (var arg : args) {
        var parts = arg.split("=", 2);
        if (parts.length != 2 || !given.containsKey(parts[0]) || !parts[1].matches("\\d+(\\.\\d+)?")) {
            System.err.println(arg + " is none of: " + String.join(", ", given.keySet()) + ", each =NUMBER");
            System.exit(2);
        }
        given.put(parts[0], Double.valueOf(parts[1]));
    }
    IO.println(given.entrySet().stream().map(one -> one.getKey() + "=" + number(one.getValue())).toList());
    IO.println("\nAt this rate:\n");
    parts(given, 1).forEach(part -> IO.println("  %-26s %4.0f %%".formatted(part.name(), 100 * part.busy())));
    IO.println("\nAs people come:\n");
    walk(given);
}

/** Where it begins; whoever starts it may say otherwise. */
static final Map<String, Double> GIVEN = usual();

static Map<String, Double> usual() {
    var given = new LinkedHashMap<String, Double>();
    // What people do, a second.
    given.put("articles", 500.0);
    given.put("pages", 100.0);
    given.put("favourites", 50.0);
    // How it is set up. The pool is TRACEPRESS_DATABASE_CONNECTIONS, at.once TRACEPRESS_JOBS_AT_ONCE.
    given.put("api", 2.0);
    given.put("api.cores", 1.0);
    given.put("worker", 1.0);
    given.put("worker.cores", 1.0);
    given.put("pool", 10.0);
    given.put("at.once", 5.0);
    given.put("max_connections", 100.0);
    given.put("primary.cores", 2.0);
    given.put("replicas", 0.0);
    given.put("replica.cores", 2.0);
    // Of anonymous and other reads, the part that comes from memory; and a round trip to a standby that must have a commit.
    given.put("hot", 0.5);
    given.put("standby.ms", 0.0);
    return given;
}

/**
 * Microseconds of CPU: of a server or worker, and of PostgreSQL, by docs/performance.md. Telemetry at 10 %. Reckoned there, not measured: a
 * read from memory. What PostgreSQL has of a page was measured on a busy machine; of a favourite it is half of one and back, less its job.
 */
enum Cost {
    HOT_READ(61, 0),
    ARTICLE(303, 125),
    PAGE(539, 270),
    FAVOURITE(557, 540),
    JOB(501, 365);

    final double process;
    final double postgres;

    Cost(double process, double postgres) {
        this.process = process;
        this.postgres = postgres;
    }
}

/** For how long a connection is held at most, by the rates that ten of them carried: seconds. */
static final double READ_HOLDS = 10.0 / 4_889;
static final double WRITE_HOLDS = 10.0 / 2_228;
static final double JOB_HOLDS = 5.0 / 1_679;

/** What one process takes beside its pool: the scheduler, who listens, who asks after health. */
static final int BESIDE_THE_POOL = 6;

/** Each role once more while an update rolls, the migration, and those that PostgreSQL keeps back. */
static final int OTHERS = 4;

static final double WALL = 0.6;
static final double FARTHEST = 1_000;

/**
 * @param busy 1 where it can do no more
 * @param setting what moves it
 */
record Part(String name, double busy, double bound, String setting) {

    double roomFor() {
        return bound / busy;
    }
}

static List<Part> parts(Map<String, Double> given, double people) {
    var hot = given.get("hot");
    var articles = people * given.get("articles");
    var pages = people * given.get("pages");
    var favourites = people * given.get("favourites");
    var read = (articles + pages) * (1 - hot);
    var readsOfPostgres = (articles * Cost.ARTICLE.postgres + pages * Cost.PAGE.postgres) * (1 - hot);
    var replicas = given.get("replicas");
    var writesOfPostgres = favourites * (Cost.FAVOURITE.postgres + Cost.JOB.postgres);
    var commit = given.get("standby.ms") / 1_000;
    var serving = (articles + pages) * hot * Cost.HOT_READ.process
            + (articles * Cost.ARTICLE.process + pages * Cost.PAGE.process) * (1 - hot)
            + favourites * Cost.FAVOURITE.process;
    var processes = given.get("api") + given.get("worker");

    var parts = new ArrayList<Part>();
    parts.add(part("CPU of the servers", serving / 1e6 / (given.get("api") * given.get("api.cores")), "api"));
    parts.add(part(
            "pool of the servers",
            (read * READ_HOLDS + favourites * (WRITE_HOLDS + commit)) / (given.get("api") * given.get("pool")),
            "api"));
    parts.add(part(
            "CPU of the workers",
            favourites * Cost.JOB.process / 1e6 / (given.get("worker") * given.get("worker.cores")),
            "worker"));
    parts.add(part(
            "slots of the workers",
            favourites * (JOB_HOLDS + commit) / (given.get("worker") * given.get("at.once")),
            "worker"));
    var ofPrimary = writesOfPostgres + (replicas == 0 ? readsOfPostgres : 0);
    // Reads move away only once; after that it is the machine.
    var reads = replicas == 0 && readsOfPostgres > writesOfPostgres;
    parts.add(part("CPU of the primary", ofPrimary / 1e6 / given.get("primary.cores"), reads ? "replicas" : "primary.cores"));
    if (replicas > 0) {
        // What it replays is left out, since it was not measured.
        parts.add(part("CPU of a replica", readsOfPostgres / 1e6 / replicas / given.get("replica.cores"), "replicas"));
    }
    parts.add(new Part(
            "connections",
            ((processes + 2) * (given.get("pool") + BESIDE_THE_POOL) + OTHERS) / given.get("max_connections"),
            1,
            "max_connections"));
    return parts;
}

static Part part(String name, double busy, String setting) {
    return new Part(name, busy, WALL, setting);
}

/** From wall to wall; connections are a wall of the set-up, whoever comes. */
static void walk(Map<String, Double> first) {
    var given = new LinkedHashMap<>(first);
    var people = 1.0;
    while (people < FARTHEST) {
        var connections = parts(given, people).getLast();
        var full = connections.busy() > connections.bound();
        var next = full ? connections : firstWall(given, people);
        if (!full) {
            people *= Math.max(1, next.roomFor());
        }
        if (people >= FARTHEST) {
            break;
        }
        var before = given.get(next.setting());
        var after = before == 0 ? 1 : 2 * before;
        given.put(next.setting(), after);
        IO.println("  × %-8s %-22s %s %s → %s"
                .formatted(number(people), next.name(), next.setting(), number(before), number(after)));
    }
    IO.println("  × %s: %s favourites a second by %s servers, %s workers, %s cores of the primary, %s replicas"
            .formatted(
                    number(FARTHEST),
                    number(FARTHEST * first.get("favourites")),
                    number(given.get("api")),
                    number(given.get("worker")),
                    number(given.get("primary.cores")),
                    number(given.get("replicas"))));
    IO.println("\nPast some 400 connections comes a pooler, past some hundred cores more than one primary: docs/scaling.md.");
}

/** Of those that fill as people come. */
static Part firstWall(Map<String, Double> given, double people) {
    return parts(given, people).stream()
            .filter(part -> part.bound() == WALL)
            .min(Comparator.comparingDouble(Part::roomFor))
            .orElseThrow();
}

static String number(double value) {
    return value == Math.rint(value) ? "%.0f".formatted(value) : String.format(Locale.ROOT, "%.1f", value);
}
