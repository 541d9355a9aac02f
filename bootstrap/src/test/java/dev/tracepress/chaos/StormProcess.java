package dev.tracepress.chaos;

import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import dev.tracepress.wiring.RunningService;
import dev.tracepress.wiring.TracepressApplication;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The service as a process of its own, with the jobs of the storms, which can be killed and stopped in its tracks. */
final class StormProcess {

    /** Of a JVM that starts soon and takes little of a machine that many processes share. */
    static final List<String> BRIEF = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** Of the one that people run, with the memory that {@code ops/kubernetes} gives it. */
    static final List<String> USUAL = List.of("-Xmx384m");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern HEAP_IN_USE = Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"[^}]*} (\\S+)");

    private final Process process;
    private final URI url;
    private final Path log;

    private StormProcess(Process process, URI url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /**
     * Starts it, and does not wait for it.
     *
     * @param jvm options: {@link #BRIEF} or {@link #USUAL}
     * @param folder where the storm's files are, which its jobs look for
     */
    static StormProcess launch(
            String role, DatabaseSettings database, List<String> jvm, Path log, Path folder, List<String> settings)
            throws IOException {
        var port = StormDatabase.freePort();
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(jvm);
        command.addAll(List.of(
                "-D" + StormJobs.FOLDER + "=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                TracepressApplication.class.getName(),
                "--spring.main.sources=" + StormJobs.class.getName(),
                "--PORT=" + port,
                "--TRACEPRESS_ROLE=" + role,
                "--DATABASE_URL=" + database));
        if (settings.stream().noneMatch(setting -> setting.startsWith("JWT_SECRET="))) {
            command.add("--JWT_SECRET=" + RunningService.SECRET);
        }
        settings.forEach(setting -> command.add("--" + setting));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new StormProcess(process, URI.create("http://127.0.0.1:" + port), log);
    }

    URI url() {
        return url;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    StormProcess awaitHealth() {
        Fact.await("health of " + log, this::isHealthy);
        return this;
    }

    /** Leaves it no time for anything. */
    void kill() {
        process.destroyForcibly();
    }

    /** As an orchestrator asks it to. */
    void terminate() {
        process.destroy();
    }

    /** It stands still, and does not notice. */
    void freeze() throws IOException {
        signal("-STOP");
    }

    void thaw() throws IOException {
        signal("-CONT");
    }

    /** How many lines of its log say that. */
    long linesOfLog(String text) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How much of its heap is in use once all garbage has been collected, in bytes. */
    long liveHeap() throws IOException {
        var java = Path.of(process.info().command().orElseThrow());
        var collects = new ProcessBuilder(
                        java.resolveSibling("jcmd").toString(), String.valueOf(process.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Fact.await("a collection", () -> !collects.isAlive());
        if (collects.exitValue() != 0) {
            throw new IOException("jcmd could not collect");
        }
        return HEAP_IN_USE
                .matcher(get("/metrics", BodyHandlers.ofString()).body())
                .results()
                .mapToLong(used -> new BigDecimal(used.group(1)).longValueExact())
                .sum();
    }

    /** The condition on {@code scheduled_tasks} for jobs that this worker has. */
    String hasThem() {
        return "picked AND picked_by LIKE '%-" + process.pid() + "'";
    }

    private void signal(String name) throws IOException {
        var kill = new ProcessBuilder("kill", name, String.valueOf(process.pid())).start();
        Fact.await("signal " + name, () -> !kill.isAlive());
    }

    boolean isHealthy() {
        if (!process.isAlive()) {
            throw new AssertionError("the service has ended with " + process.exitValue() + ", see " + log);
        }
        try {
            return get("/api/health", BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return CLIENT.send(HttpRequest.newBuilder(url.resolve(path)).build(), body);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupt);
        }
    }
}
