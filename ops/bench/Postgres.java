import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A PostgreSQL of the benches' own, with fsync, which keeps its databases from run to run. */
record Postgres(Path bin, int port, long pid) implements AutoCloseable {

    private static final String USER = "bench";

    static Postgres start() throws Exception {
        var bin = Path.of(Machine.env("PG_BIN", newest()));
        var data = Machine.HOME.resolve("database");
        Files.createDirectories(Machine.HOME);
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            Files.createDirectories(data);
            if (isRoot()) {
                Machine.run(List.of("chown", "postgres", data.toString()));
            }
            Machine.run(asOwner(bin.resolve("initdb") + " -D " + data + " -U " + USER + " -A trust -E UTF8 --locale=C.UTF-8"));
        }
        var port = Machine.freePort();
        Machine.run(asOwner(bin.resolve("pg_ctl") + " start -w -D " + data + " -l " + data + "/log -o \"-p " + port
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
        return url(database(size));
    }

    String url(String database) {
        return "postgres://" + USER + ":any@localhost:" + port + "/" + database + "?sslmode=disable";
    }

    private static String database(int size) {
        return "growth_" + size;
    }

    void fill(int size) throws Exception {
        if (psql("postgres", "SELECT count(*) FROM pg_database WHERE datname = '" + database(size) + "'").equals("0")) {
            System.err.printf("filling %,d articles%n", size);
            psql("postgres", "CREATE DATABASE " + database(size));
            try (var service = Service.start(url(size), Map.of(), Service.UNWATCHED)) {
                service.register();
            }
            Machine.run(client(database(size), "-v", "articles=" + size, "-f", Machine.ROOT.resolve("ops/bench/data.sql").toString()));
        }
        psql(database(size), "CHECKPOINT");
    }

    /** One that was filled with so many articles, and with so many rows of all that grows with them; the same is found by a later run. */
    void hold(String database, int size, int rows) throws Exception {
        fill(size);
        if (psql("postgres", "SELECT count(*) FROM pg_database WHERE datname = '" + database + "'").equals("0")) {
            System.err.printf("filling %,d rows%n", rows);
            psql("postgres", "CREATE DATABASE " + database + " TEMPLATE " + database(size));
            Machine.run(client(database, "-v", "articles=" + size, "-v", "rows=" + rows, "-f",
                    Machine.ROOT.resolve("ops/bench/held.sql").toString()));
        }
        psql(database, "CHECKPOINT");
    }

    /** What stands for a cursor that goes on behind nine tenths of all articles. */
    Map<String, String> places(int size) throws Exception {
        var place = psql(database(size), "SELECT (extract(epoch FROM created_at) * 1000000)::bigint || '.' || id FROM articles WHERE id = "
                + size / 10);
        return Map.of("{deep}", Base64.getUrlEncoder().withoutPadding().encodeToString(("2." + place).getBytes(UTF_8)));
    }

    /** Gives the users behind the first, who registered, that one's password. */
    void letIn(int size, int users) throws Exception {
        psql(database(size), "UPDATE users SET password_hash = (SELECT password_hash FROM users WHERE id = 1) WHERE id BETWEEN 2 AND 1 + "
                + users);
    }

    /** So that they can be given again, and pgbench's with them, once their jobs are done. */
    void takeBackFavorites(int size, int users) throws Exception {
        awaitJobs(size);
        psql(database(size), "DELETE FROM favorites WHERE user_id BETWEEN 2 AND 1 + " + users);
        psql(database(size), "DELETE FROM finished_jobs WHERE kind = 'pgbench'");
    }

    /** Until nobody is to be told of a favourite, but for next year's. */
    void awaitJobs(int size) throws Exception {
        var left = "SELECT count(*) FROM scheduled_tasks WHERE task_name = 'notification' AND execution_time < now() + interval '1 hour'";
        while (!psql(database(size), left).equals("0")) {
            Thread.sleep(50);
        }
    }

    String psql(String database, String sql) throws Exception {
        return Machine.run(client(database, "-c", sql));
    }

    private List<String> client(String database, String... arguments) {
        var command = new ArrayList<>(List.of(bin.resolve("psql").toString(), "-h", "localhost", "-p", Integer.toString(port), "-U",
                USER, "-d", database, "-qtAX", "-v", "ON_ERROR_STOP=1"));
        command.addAll(List.of(arguments));
        return command;
    }

    List<String> pgbench(int size, Path script, int connections, int seconds) {
        return List.of(
                bin.resolve("pgbench").toString(), "-n", "-M", "prepared", "-h", "localhost", "-p", Integer.toString(port), "-U", USER,
                "-c", Integer.toString(connections), "-T", Integer.toString(seconds), "-D", "articles=" + size,
                "-D", "n=0", "-D", "clients=" + connections, "-f", script.toString(),
                database(size));
    }

    /** Of all its processes: what one that ends meanwhile took, its parent says, which was asked before, so all are asked again. */
    long cpuNanos() {
        while (true) {
            var processes = processes();
            var nanos = Machine.cpuNanos(pid) + processes.stream().mapToLong(Machine::cpuNanos).sum();
            if (processes().equals(processes)) {
                return nanos;
            }
        }
    }

    private Set<Long> processes() {
        return ProcessHandle.of(pid).orElseThrow().children().map(ProcessHandle::pid).collect(toSet());
    }

    @Override
    public void close() throws Exception {
        Machine.run(asOwner(bin.resolve("pg_ctl") + " stop -m fast -D " + Machine.HOME.resolve("database")));
    }
}
