package dev.tracepress.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Code that breaks a rule, beside the sentence that tells what the rule says of it: Java source below the package
 * {@code press}, compiled when the rule is asked. Every line that begins with {@code package} begins another package.
 */
record Fixture(String source) {

    /** The root of the fixtures' packages. */
    static final String ROOT = "press";

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

    private static final Pattern NEXT_PACKAGE = Pattern.compile("(?m)^(?=(?:@\\S+ )?package )");

    /** What the function makes of the classes. They can be loaded meanwhile, and are gone afterwards. */
    <T> T judgedBy(Function<JavaClasses, T> judge) {
        try {
            var folder = Files.createTempDirectory("fixture");
            try {
                compileTo(folder);
                return judgedIn(folder, judge);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** ArchUnit loads classes, if it must, by the loader of the thread. */
    private static <T> T judgedIn(Path folder, Function<JavaClasses, T> judge) throws IOException {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return judge.apply(new ClassFileImporter().importPath(folder));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** One after the other: the manager of files has read the class path once for all, and serves one task at a time. */
    private void compileTo(Path folder) throws IOException {
        synchronized (FILES) {
            FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
            var complaints = new DiagnosticCollector<JavaFileObject>();
            var options = List.of("-proc:none", "-nowarn", "-parameters", "-classpath", classPath());
            if (!COMPILER.getTask(null, FILES, complaints, options, null, units())
                    .call()) {
                throw new AssertionError(complaints.getDiagnostics().stream()
                        .filter(complaint -> complaint.getKind() == Diagnostic.Kind.ERROR)
                        .map(Object::toString)
                        .reduce("the fixture does not compile", (all, next) -> all + "\n" + next));
            }
        }
    }

    private List<Unit> units() {
        var units = new ArrayList<Unit>();
        NEXT_PACKAGE.splitAsStream(source).forEach(text -> units.add(new Unit(units.size(), text)));
        return units;
    }

    /** Surefire starts the tests from a jar that names the others. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The types of one package, however many and however public. */
    private static final class Unit extends SimpleJavaFileObject {

        private final String text;

        Unit(int number, String text) {
            super(
                    URI.create("string:///" + (text.startsWith("@") ? "package-info" : "Unit" + number) + ".java"),
                    Kind.SOURCE);
            this.text = text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE && (isPackageInfo() == simpleName.equals("package-info"));
        }

        private boolean isPackageInfo() {
            return text.startsWith("@");
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
