import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
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
import java.util.spi.ToolProvider;

/**
 * Lets the service start once, and keeps the classes of its libraries, loaded and linked, in an AOT cache of the JVM (JEP 483 and 514)
 * for {@code mvn spring-boot:run}. Called by Maven's {@code package}:
 *
 * <pre>java ops/development/StartCache.java FOLDER CLASSPATH [OPTION...]</pre>
 *
 * <p>FOLDER has libraries.jar, which names the libraries in its manifest, and gets training.jar and libraries.aot, which is good for a class
 * path that begins with both jars. The options of the JVM are those of {@code spring-boot:run}. A cache that still fits is kept. Without
 * one the start is slower and nothing else, so no build fails here.
 */
void main(String[] args) throws Exception {
    var folder = Path.of(args[0]);
    var cache = folder.resolve("libraries.aot");
    var java = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    java.addAll(List.of(args).subList(2, args.length));
    java.addAll(List.of("-cp", folder.resolve("libraries.jar") + File.pathSeparator + folder.resolve("training.jar")));
    if (fits(cache, java)) {
        return;
    }
    Files.deleteIfExists(cache);
    compile(folder);
    try {
        train(with(java, "-XX:AOTCacheOutput=" + cache, "-XX:TieredStopAtLevel=1", Training.class.getName(), args[1]));
    } catch (IOException refused) {
        IO.println("The start for the AOT cache failed: " + refused);
    }
    if (!Files.exists(cache)) {
        IO.println("No AOT cache was made, so mvn spring-boot:run starts a second or two later.");
    }
}

/** Loads our own classes past the class path: the JVM caches nothing where that has folders, as it has in {@code spring-boot:run}. */
static class Training {

    public static void main(String[] args) throws Exception {
        var places = new ArrayList<URL>();
        for (var place : args[0].split(File.pathSeparator)) {
            places.add(Path.of(place).toUri().toURL());
        }
        var loader = new URLClassLoader(places.toArray(URL[]::new), Training.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass("dev.tracepress.wiring.TracepressApplication")
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[0]);
    }
}

private boolean fits(Path cache, List<String> java) throws IOException, InterruptedException {
    return new ProcessBuilder(with(java, "-XX:AOTMode=on", "-XX:AOTCache=" + cache, "-version"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor()
            == 0;
}

private void compile(Path folder) {
    var classes = folder.resolve("classes").toString();
    tool("javac", "-d", classes, Path.of("ops/development/StartCache.java").toString());
    tool("jar", "--create", "--file", folder.resolve("training.jar").toString(), "-C", classes, ".");
}

private void tool(String name, String... args) {
    ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, args);
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
