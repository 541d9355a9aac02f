package dev.tracepress.chaos;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk in memory that can be filled to the last byte. To have one takes root: whoever is not leaves the storm out, and is told so. */
final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk of(int megabytes) throws IOException {
        var folder = Files.createTempDirectory("storm-disk");
        var isThere =
                command("mount", "-t", "tmpfs", "-o", "mode=777,size=" + megabytes + "m", "tmpfs", folder.toString());
        if (!isThere) {
            Files.delete(folder);
            System.out.println("PROMISE 2 LEFT OUT fault=full-disk: only root may mount a small disk");
        }
        assumeTrue(isThere, "only root may mount a small disk");
        Files.createDirectory(folder.resolve("data"));
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Until nothing more fits. */
    void fill() throws IOException {
        try (var filler = FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var size = CHUNK; size > 0; size /= 2) {
                fill(filler, size);
            }
        }
    }

    void empty() throws IOException {
        Files.delete(filler());
    }

    @Override
    public void close() throws IOException {
        if (!command("umount", "--lazy", folder.toString())) {
            throw new IOException("it stays mounted: " + folder);
        }
        Files.delete(folder);
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static void fill(FileChannel filler, int size) {
        try {
            while (filler.write(ByteBuffer.allocate(size)) == size) {
                Thread.onSpinWait();
            }
        } catch (IOException _) {
            // It is full, for pieces of that size.
            Thread.onSpinWait();
        }
    }

    private static boolean command(String... words) throws IOException {
        var process = new ProcessBuilder(words).inheritIO().start();
        Fact.await(words[0], () -> !process.isAlive());
        return process.exitValue() == 0;
    }
}
