import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the benches ask of the operating system, and where they keep their things. */
final class Machine {

    private static final long NANOS_A_TICK = 10_000_000L;

    static final Path ROOT = Path.of(System.getProperty("root", ".")).toAbsolutePath().normalize();
    static final Path HOME = Path.of(env("BENCH_HOME", ROOT.resolve("target/bench").toString())).toAbsolutePath();

    private Machine() {}

    static String env(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + "\n" + output);
        }
        return output.strip();
    }

    /** User and system time of a process, in nanoseconds. */
    static long cpuNanos(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12]) + Long.parseLong(fields[13]) + Long.parseLong(fields[14]))
                    * NANOS_A_TICK;
        } catch (IOException _) {
            return 0;
        }
    }
}
