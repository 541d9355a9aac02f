import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets the service start once, and keeps its classes and those of its libraries, loaded and linked, in an AOT cache of the JVM (JEP 483 and
 * 514) for {@code mvn spring-boot:run}. Called by Maven's {@code package}:
 *
 * <pre>java ops/development/StartCache.java FOLDER [OPTION...]</pre>
 *
 * <p>FOLDER has libraries.jar, which names the libraries in its manifest, and service.jar, and gets start.aot, which is good for a class
 * path that begins with both. The options of the JVM are those of {@code spring-boot:run}. A cache that still fits is kept. Without one the
 * start is slower and nothing else, so no build fails here.
 */
void main(String[] args) throws Exception {
    var folder = Path.of(args[0]);
    var cache = folder.resolve("start.aot");
    var java = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    java.addAll(List.of(args).subList(1, args.length));
    java.addAll(List.of("-cp", folder.resolve("libraries.jar") + File.pathSeparator + folder.resolve("service.jar")));
    if (fits(cache, java)) {
        return;
    }
    Files.deleteIfExists(cache);
    try {
        // With G1 objects are kept too, whatever collector reads them.
        train(with(java, "-XX:AOTCacheOutput=" + cache, "-XX:+UseG1GC", "-XX:TieredStopAtLevel=1", SERVICE));
    } catch (IOException refused) {
        IO.println("The start for the AOT cache failed: " + refused);
    }
    if (!Files.exists(cache)) {
        IO.println("No AOT cache was made, so mvn spring-boot:run starts a second or two later.");
    }
}

static final String SERVICE = "dev.tracepress.wiring.TracepressApplication";

private boolean fits(Path cache, List<String> java) throws IOException, InterruptedException {
    return new ProcessBuilder(with(java, "-XX:AOTMode=on", "-XX:AOTCache=" + cache, "-version"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor()
            == 0;
}

/** Starts the service, sends it the first request and stops it; then the JVM writes the cache. */
private void train(List<String> command) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Whatever is set here is meant for something else.
    builder.environment().clear();
    builder.environment().putAll(Map.of("TRACEPRESS_STORAGE", "memory", "PORT", "0"));
    var service = builder.start();
    CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES).execute(service::destroyForcibly);
    try (var said = service.inputReader()) {
        var line = said.lines().filter(any -> any.contains("http://")).findFirst();
        if (line.isPresent()) {
            ask(URI.create(line.get().substring(line.get().indexOf("http://"))).resolve("/readyz"));
        }
        // Not destroy(), which closes what is said on the way out.
        service.toHandle().destroy();
        said.lines().forEach(_ -> {});
    }
    service.waitFor();
}

private void ask(URI address) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
    }
}

private List<String> with(List<String> command, String... more) {
    var whole = new ArrayList<>(command);
    whole.addAll(List.of(more));
    return whole;
}
