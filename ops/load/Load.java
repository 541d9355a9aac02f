import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Uses a running Tracepress as people would: most read, some favourite, few write, and all make mistakes.
 *
 * <pre>
 *   java ops/load/Load.java                                  10 things a second for a minute, on http://localhost:8080
 *   java ops/load/Load.java --rate=200 --seconds=600
 *   java ops/load/Load.java --url=https://example.com --people=20
 *   java ops/load/Load.java --actions=500                    until so many things were done
 *   java ops/load/Load.java --demo                           the demo routes as well (TRACEPRESS_DEMO=true)
 * </pre>
 *
 * <p>Things begin at random moments, as many a second as asked for on average, whether those before are done or not; how long
 * one took counts from the moment at which it was to begin. So a slow service is seen to be slow.
 *
 * <p>It is one file, however long, so that {@code java} of any JDK from 17 on runs it as it is. It exits with 1 if an answer was not the one to be expected, such as any 5xx; the demo
 * routes may fail.
 */
public final class Load {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More than that at once, and the service is so far behind that what is measured means nothing. */
    private static final int MOST_AT_ONCE = 500;

    private final Settings settings;
    private final Ledger ledger = new Ledger();
    private final Crowd crowd;
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicLong leftOut = new AtomicLong();

    private Load(Settings settings) {
        this.settings = settings;
        this.crowd = new Crowd(new Service(settings.url(), ledger), settings);
    }

    public static void main(String[] arguments) throws InterruptedException {
        Settings settings;
        try {
            settings = Settings.of(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        System.exit(new Load(settings).run() ? 0 : 1);
    }

    private boolean run() throws InterruptedException {
        say("%s: %d people register", settings.url(), settings.people());
        try {
            crowd.gather();
        } catch (Unexpected refused) {
            say("They could not: %s", refused.getMessage());
            return false;
        }
        say("%s things a second, %s", settings.rate(), settings.until());
        var threads = Executors.newCachedThreadPool();
        var clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(this::progress, 5, 5, TimeUnit.SECONDS);
        begin(threads);
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        clock.shutdownNow();
        progress();
        say("%n%s", ledger.summary());
        if (leftOut.get() > 0) {
            say("%d things were left out: %d were under way already", leftOut.get(), MOST_AT_ONCE);
        }
        return ledger.unexpected() == 0;
    }

    /** Arrivals of a Poisson process: the pauses between them are exponentially distributed. */
    private void begin(ExecutorService threads) throws InterruptedException {
        var chance = new Random(settings.seed());
        var first = System.nanoTime();
        var due = first;
        for (var action = 0L; !settings.isOver(action, due - first); action++) {
            var at = due;
            TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
            var habit = Habit.chosen(chance, settings.demo());
            if (atOnce.incrementAndGet() > MOST_AT_ONCE) {
                atOnce.decrementAndGet();
                leftOut.incrementAndGet();
            } else {
                threads.execute(() -> act(habit, at));
            }
            due += (long) (-Math.log(1 - chance.nextDouble()) / settings.rate() * 1e9);
        }
    }

    private void act(Habit habit, long due) {
        try {
            habit.act(crowd);
            ledger.did(habit.title, System.nanoTime() - due);
        } catch (Unexpected wrong) {
            ledger.failed(habit.title, wrong.getMessage());
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void progress() {
        say("%s", ledger.progress(atOnce.get()));
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }

    /** What somebody does at a time; the weights are shares of all that is done. */
    private enum Habit {
        READ("read", 46) {
            @Override
            void act(Crowd crowd) {
                var slugs = crowd.service.get("/api/articles?perPage=20", Optional.empty(), 200).all("slug");
                if (!slugs.isEmpty()) {
                    // It may have been deleted since.
                    crowd.service.get("/api/articles/" + anyOf(slugs), Optional.empty(), 200, 404);
                }
            }
        },
        LEAF("leaf through all", 8) {
            @Override
            void act(Crowd crowd) {
                var page = crowd.service.get("/api/articles?perPage=10", Optional.of(crowd.anybody()), 200);
                page.first("nextCursor")
                        .ifPresent(cursor -> crowd.service.get(
                                "/api/articles?perPage=10&cursor=" + cursor, Optional.of(crowd.anybody()), 200));
            }
        },
        SEARCH("search", 6) {
            @Override
            void act(Crowd crowd) {
                crowd.service.get("/api/articles?search=" + anyOf(Crowd.WORDS), Optional.empty(), 200);
            }
        },
        FAVORITE("favourite", 14) {
            @Override
            void act(Crowd crowd) {
                // 409: it is one already.
                crowd.knownArticle()
                        .ifPresent(slug -> crowd.service.post(
                                "/api/articles/" + slug + "/favorite", "", Optional.of(crowd.anybody()), 200, 404, 409));
            }
        },
        UNFAVORITE("favourite no more", 5) {
            @Override
            void act(Crowd crowd) {
                crowd.knownArticle()
                        .ifPresent(slug -> crowd.service.delete(
                                "/api/articles/" + slug + "/favorite", Optional.of(crowd.anybody()), 200, 404, 409));
            }
        },
        WRITE("write", 5) {
            @Override
            void act(Crowd crowd) {
                crowd.publish();
            }
        },
        EDIT("edit", 2) {
            @Override
            void act(Crowd crowd) {
                crowd.ownArticle()
                        .ifPresent(own -> crowd.service.put(
                                "/api/articles/" + own.slug(),
                                "{\"body\":\"" + Crowd.text(200) + "\"}",
                                Optional.of(own.author()),
                                200,
                                404));
            }
        },
        DELETE("delete", 1) {
            @Override
            void act(Crowd crowd) {
                crowd.forgetOne()
                        .ifPresent(own ->
                                crowd.service.delete("/api/articles/" + own.slug(), Optional.of(own.author()), 204, 404));
            }
        },
        INBOX("look into the inbox", 5) {
            @Override
            void act(Crowd crowd) {
                var token = Optional.of(crowd.anybody());
                crowd.service.get("/api/notifications?unread=true&perPage=1", token, 200)
                        .first("id")
                        .ifPresent(id -> crowd.service.post("/api/notifications/" + id + "/read", "", token, 204, 404));
            }
        },
        MISTAKE("make a mistake", 8) {
            @Override
            void act(Crowd crowd) {
                switch (ThreadLocalRandom.current().nextInt(6)) {
                    case 0 -> crowd.service.get("/api/articles/there-is-no-such-article", Optional.empty(), 404);
                    case 1 -> crowd.service.get("/api/user", Optional.of("no.real.token"), 401);
                    case 2 -> crowd.service.get("/api/user", Optional.empty(), 401);
                    case 3 -> crowd.service.post("/api/articles", "{\"title\":", Optional.of(crowd.anybody()), 400);
                    case 4 -> crowd.service.get("/api/articles?perPage=many", Optional.empty(), 400);
                    // 429: too many passwords wait to be checked.
                    default -> crowd.service.post(
                            "/api/login",
                            "{\"email\":\"" + crowd.anyAddress() + "\",\"password\":\"a wrong one\"}",
                            Optional.empty(),
                            401,
                            429);
                }
            }
        },
        DEMONSTRATE("demonstrate", 10) {
            @Override
            void act(Crowd crowd) {
                crowd.service.get(anyOf(DEMO), Optional.empty(), 200, 404, 500, 502, 503, 504);
            }
        };

        private static final List<String> DEMO = List.of(
                "/demo/work",
                "/demo/work",
                "/demo/work/error",
                "/demo/cpu",
                "/demo/memory",
                "/demo/logs",
                "/demo/logs",
                "/demo/logs/error",
                "/demo/people/1",
                "/demo/people/2");

        private final String title;
        private final int weight;

        Habit(String title, int weight) {
            this.title = title;
            this.weight = weight;
        }

        abstract void act(Crowd crowd);

        static Habit chosen(Random chance, boolean demo) {
            var possible =
                    Arrays.stream(values()).filter(habit -> demo || habit != DEMONSTRATE).toList();
            var left = chance.nextInt(possible.stream().mapToInt(habit -> habit.weight).sum());
            for (var habit : possible) {
                left -= habit.weight;
                if (left < 0) {
                    return habit;
                }
            }
            throw new IllegalStateException();
        }

        private static String anyOf(List<String> some) {
            return some.get(ThreadLocalRandom.current().nextInt(some.size()));
        }
    }

    /** The people, and what they know. */
    private static final class Crowd {

        static final List<String> WORDS =
                List.of("river", "stone", "harbour", "winter", "engine", "letter", "garden", "signal", "bridge", "paper");

        private static final int MOST_REMEMBERED = 1_000;
        private static final Duration PAUSE = Duration.ofSeconds(1);

        /** Who waits for a place to be hashed in is asked for less. */
        private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

        final Service service;
        private final Settings settings;
        private final String run = Long.toString(System.currentTimeMillis(), 36);
        private final List<String> tokens = new ArrayList<>();
        private final List<Article> articles = new ArrayList<>();

        Crowd(Service service, Settings settings) {
            this.service = service;
            this.settings = settings;
        }

        void gather() throws InterruptedException {
            for (var person = 0; person < settings.people(); person++) {
                tokens.add(register(person));
            }
            publish();
        }

        /** A password is expensive to keep: whoever is asked to come again later does. */
        private String register(int person) throws InterruptedException {
            while (true) {
                var answer = service.post(
                        "/api/register",
                        "{\"name\":\"Person %d\",\"email\":\"%s\",\"password\":\"a fine password\"}"
                                .formatted(person, address(person)),
                        Optional.empty(),
                        201,
                        429);
                if (answer.status() == 201) {
                    return answer.first("token").orElseThrow(() -> new Unexpected("an answer without a token"));
                }
                if (answer.retryAfter().compareTo(LONGEST_PAUSE) > 0) {
                    throw new Unexpected("the service lets nobody register for %d s: one client may do so TRACEPRESS_REGISTRATIONS times an hour"
                            .formatted(answer.retryAfter().toSeconds()));
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }

        private String address(int person) {
            return "person%d-%s@example.com".formatted(person, run);
        }

        String anybody() {
            return tokens.get(ThreadLocalRandom.current().nextInt(tokens.size()));
        }

        String anyAddress() {
            return address(ThreadLocalRandom.current().nextInt(settings.people()));
        }

        void publish() {
            var author = anybody();
            var answer = service.post(
                    "/api/articles",
                    "{\"title\":\"%s\",\"description\":\"%s\",\"body\":\"%s\"}".formatted(text(4), text(8), text(200)),
                    Optional.of(author),
                    201);
            answer.first("slug").ifPresent(slug -> remember(new Article(slug, author)));
        }

        private synchronized void remember(Article article) {
            if (articles.size() == MOST_REMEMBERED) {
                articles.remove(0);
            }
            articles.add(article);
        }

        Optional<String> knownArticle() {
            return ownArticle().map(Article::slug);
        }

        synchronized Optional<Article> ownArticle() {
            return articles.isEmpty()
                    ? Optional.empty()
                    : Optional.of(articles.get(ThreadLocalRandom.current().nextInt(articles.size())));
        }

        synchronized Optional<Article> forgetOne() {
            var one = ownArticle();
            one.ifPresent(articles::remove);
            return one;
        }

        static String text(int words) {
            return ThreadLocalRandom.current()
                    .ints(words, 0, WORDS.size())
                    .mapToObj(WORDS::get)
                    .collect(Collectors.joining(" "));
        }
    }

    private record Article(String slug, String author) {}

    /** The service over HTTP. */
    private static final class Service {

        private final HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        private final String url;
        private final Ledger ledger;

        Service(String url, Ledger ledger) {
            this.url = url;
            this.ledger = ledger;
        }

        Answer get(String path, Optional<String> token, Integer... expected) {
            return send("GET", path, "", token, expected);
        }

        Answer post(String path, String json, Optional<String> token, Integer... expected) {
            return send("POST", path, json, token, expected);
        }

        Answer put(String path, String json, Optional<String> token, Integer... expected) {
            return send("PUT", path, json, token, expected);
        }

        Answer delete(String path, Optional<String> token, Integer... expected) {
            return send("DELETE", path, "", token, expected);
        }

        private Answer send(String method, String path, String json, Optional<String> token, Integer... expected) {
            var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
            token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
            if (!json.isEmpty()) {
                request.header("Content-Type", "application/json");
            }
            var answer = sent(request.method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                    .build());
            ledger.answered(answer.status());
            if (!Set.of(expected).contains(answer.status())) {
                throw new Unexpected("%s %s: %d %s".formatted(method, path, answer.status(), answer.body()));
            }
            return answer;
        }

        private Answer sent(HttpRequest request) {
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                // A date, as a proxy may write it, is no number of seconds.
                var retryAfter = response.headers().firstValue("Retry-After").filter(said -> said.matches("\\d{1,6}")).map(Long::valueOf);
                return new Answer(response.statusCode(), response.body(), Duration.ofSeconds(retryAfter.orElse(0L)));
            } catch (IOException failure) {
                throw new Unexpected("%s %s: %s".formatted(request.method(), request.uri().getPath(), failure));
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new Unexpected("interrupted");
            }
        }
    }

    /** What came back; of its JSON no more is read than single values of one name. */
    private record Answer(int status, String body, Duration retryAfter) {

        Optional<String> first(String name) {
            return all(name).stream().findFirst();
        }

        List<String> all(String name) {
            return Pattern.compile("\"%s\":\"?([^\",}]+)".formatted(name))
                    .matcher(body)
                    .results()
                    .map(match -> match.group(1))
                    .filter(value -> !value.equals("null"))
                    .toList();
        }
    }

    /** What was done, how long it took, and what came of it. */
    private static final class Ledger {

        private static final int MOST_TOLD = 10;

        private final long begin = System.nanoTime();
        private final Map<String, List<Long>> took = new ConcurrentHashMap<>();
        private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
        private final Map<String, AtomicLong> unexpected = new ConcurrentHashMap<>();
        private final AtomicLong doneBefore = new AtomicLong();
        private final AtomicLong lookedAt = new AtomicLong(begin);

        void answered(int status) {
            statuses.computeIfAbsent(status, any -> new AtomicLong()).incrementAndGet();
        }

        void did(String title, long nanos) {
            took.compute(title, (any, list) -> {
                var all = list == null ? new ArrayList<Long>() : list;
                all.add(nanos);
                return all;
            });
        }

        void failed(String title, String how) {
            unexpected.computeIfAbsent(title + ": " + how, any -> new AtomicLong()).incrementAndGet();
        }

        long unexpected() {
            return unexpected.values().stream().mapToLong(AtomicLong::get).sum();
        }

        String progress(int atOnce) {
            var now = System.nanoTime();
            var done = times().size() + unexpected();
            var rate = (done - doneBefore.getAndSet(done)) * 1e9 / (now - lookedAt.getAndSet(now));
            return String.format(
                    Locale.ROOT,
                    "%5.0f s  %,8d done  %7.1f/s  %3d under way  %d unexpected",
                    (now - begin) / 1e9,
                    done,
                    rate,
                    atOnce,
                    unexpected());
        }

        String summary() {
            var lines = new ArrayList<String>();
            lines.add(String.format("%-20s %9s %10s %10s %10s %10s", "", "done", "p50 ms", "p95 ms", "p99 ms", "most ms"));
            for (var title : new TreeMap<>(took).keySet()) {
                lines.add(row(title, sorted(title)));
            }
            lines.add(row("all", times().stream().sorted().toList()));
            lines.add("");
            lines.add("answers  "
                    + new TreeMap<>(statuses)
                            .entrySet().stream()
                                    .map(entry -> entry.getKey() + " × " + entry.getValue())
                                    .collect(Collectors.joining(", ")));
            unexpected.entrySet().stream()
                    .limit(MOST_TOLD)
                    .forEach(wrong -> lines.add("unexpected, %s times: %s".formatted(wrong.getValue(), wrong.getKey())));
            return String.join(System.lineSeparator(), lines);
        }

        private List<Long> sorted(String title) {
            var times = new ArrayList<Long>();
            took.computeIfPresent(title, (any, list) -> {
                times.addAll(list);
                return list;
            });
            times.sort(null);
            return times;
        }

        private List<Long> times() {
            return took.keySet().stream().flatMap(title -> sorted(title).stream()).toList();
        }

        private static String row(String title, List<Long> times) {
            return String.format(
                    Locale.ROOT,
                    "%-20s %,9d %10.1f %10.1f %10.1f %10.1f",
                    title,
                    times.size(),
                    percentile(times, 0.50),
                    percentile(times, 0.95),
                    percentile(times, 0.99),
                    percentile(times, 1));
        }

        private static double percentile(List<Long> sorted, double share) {
            return sorted.isEmpty()
                    ? Double.NaN
                    : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share))) / 1e6;
        }
    }

    /** An answer, or none, that nobody could expect. */
    private static final class Unexpected extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unexpected(String message) {
            super(message);
        }
    }

    /**
     * What to do.
     *
     * @param rate things a second
     * @param actions 0 for as many as the time allows
     */
    private record Settings(String url, double rate, long seconds, long actions, int people, long seed, boolean demo) {

        private static final Set<String> NAMES = Set.of("url", "rate", "seconds", "actions", "people", "seed", "demo");

        static Settings of(String... arguments) {
            var given = Arrays.stream(arguments)
                    .map(argument -> argument.split("=", 2))
                    .collect(Collectors.toMap(Settings::name, part -> part.length == 2 ? part[1] : "true", (former, last) -> last));
            return new Settings(
                    url(given.getOrDefault("url", "http://localhost:8080").replaceFirst("/+$", "")),
                    number(given, "rate", "10"),
                    whole(given, "seconds", "60"),
                    given.containsKey("actions") ? whole(given, "actions", "") : 0,
                    (int) whole(given, "people", "10"),
                    given.containsKey("seed") ? whole(given, "seed", "") : System.nanoTime(),
                    given.containsKey("demo") && isSet(given, "demo"));
        }

        private static String name(String[] part) {
            var name = part[0].replaceFirst("^--", "");
            if (!part[0].startsWith("--") || !NAMES.contains(name)) {
                throw new IllegalArgumentException(part[0] + " is not known; these are: --url=http://localhost:8080"
                        + " --rate=10 --seconds=60 --actions=500 --people=10 --seed=1 --demo");
            }
            return name;
        }

        private static double number(Map<String, String> given, String name, String usual) {
            var text = given.getOrDefault(name, usual);
            if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,3})?") || Double.parseDouble(text) <= 0) {
                throw new IllegalArgumentException("--" + name + " must be a positive number, not " + text);
            }
            return Double.parseDouble(text);
        }

        private static long whole(Map<String, String> given, String name, String usual) {
            var number = number(given, name, usual);
            if (number != Math.rint(number)) {
                throw new IllegalArgumentException("--" + name + " must be a whole number, not " + given.get(name));
            }
            return (long) number;
        }

        private static boolean isSet(Map<String, String> given, String name) {
            if (!List.of("true", "false").contains(given.get(name))) {
                throw new IllegalArgumentException("--" + name + " is true or false, not " + given.get(name));
            }
            return given.get(name).equals("true");
        }

        private static String url(String text) {
            try {
                var uri = new URI(text);
                if (List.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null) {
                    return text;
                }
            } catch (URISyntaxException malformed) {
                // Told below.
            }
            throw new IllegalArgumentException("--url must be like http://localhost:8080, not " + text);
        }

        boolean isOver(long done, long nanos) {
            return actions > 0 ? done >= actions : nanos >= TimeUnit.SECONDS.toNanos(seconds);
        }

        String until() {
            return actions > 0 ? actions + " things" : seconds + " s long";
        }
    }
}
