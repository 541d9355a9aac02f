package dev.tracepress.architecture;

import static dev.tracepress.architecture.Places.areInboundPorts;
import static dev.tracepress.architecture.Places.isPackageInfo;
import static dev.tracepress.architecture.Places.moduleOf;
import static dev.tracepress.architecture.Places.ringOf;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The structure as the class files have it, in Markdown: the same classes always give the same text. */
record Structure(String root, JavaClasses classes) {

    private static final String HEAD = """
            # Structure

            Generated from the compiled classes by `StructureTest`, which fails when this file and the code differ.
            To write it anew: `make architecture`.
            """;

    String render() {
        return Stream.of(HEAD, census(), dependencies(), coupling(), useCases(), ports())
                .collect(Collectors.joining("\n"));
    }

    private String census() {
        var rings = List.of(Ring.values());
        return """
                ## Modules and rings

                Numbers of classes, those nested in others not counted.

                """
                + row("module", rings.stream().map(Ring::path))
                + row("---", rings.stream().map(_ -> "---:"))
                + Stream.of(Module.values())
                        .map(module -> row(module.path(), rings.stream().map(ring -> count(Optional.of(module), ring))))
                        .collect(Collectors.joining())
                + row("none", rings.stream().map(ring -> count(Optional.empty(), ring)));
    }

    private String count(Optional<Module> module, Ring ring) {
        var inhabitants = types().filter(JavaClass::isTopLevelClass)
                .filter(type -> Place.of(root, type).equals(Optional.of(new Place(module, ring))))
                .count();
        return inhabitants == 0 ? "" : Long.toString(inhabitants);
    }

    private String dependencies() {
        var modules = Stream.of(Module.values());
        return """
                ## Dependencies

                A full arrow is a dependency that exists, a dotted one is allowed and not used. There are no others.

                """
                + mermaid(modules.flatMap(one -> Stream.of(Module.values())
                        .filter(other -> other != one && one.mayKnow(other))
                        .map(other ->
                                arrow(one.path(), other.path(), depends(type -> moduleOf(root, type), one, other)))))
                + "\n"
                + mermaid(Stream.of(Ring.values())
                        .flatMap(one -> Stream.of(Ring.values())
                                .filter(other -> other != one && mayKnow(one, other))
                                .map(other -> arrow(
                                        inShort(one),
                                        inShort(other),
                                        depends(type -> ringOf(root, type), one, other)))));
    }

    /** Mermaid gives dots a meaning of its own. */
    private static String inShort(Ring ring) {
        return ring.path().substring(ring.path().lastIndexOf('.') + 1);
    }

    private static boolean mayKnow(Ring one, Ring other) {
        return switch (one) {
            case DOMAIN -> false;
            case APPLICATION -> other == Ring.DOMAIN;
            case WEB, SECURITY, PERSISTENCE, JOBS, MEMORY -> Ring.CORE.contains(other);
            case TELEMETRY -> other != Ring.WIRING;
            case WIRING -> true;
        };
    }

    private <P> boolean depends(Function<JavaClass, Optional<P>> place, P origin, P target) {
        return types().filter(type -> place.apply(type).equals(Optional.of(origin)))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .anyMatch(type -> place.apply(type).equals(Optional.of(target)));
    }

    private String coupling() {
        return """
                ## Coupling and visibility

                Places are rings of modules. Instability is the share of arrows that go out: 0 is leaned on and leans on nobody.

                """
                + row("place", Stream.of("classes", "public", "leans on", "leaned on by", "instability"))
                + row("---", Stream.of("---:", "---:", "---:", "---:", "---:"))
                + places().map(this::coupling).collect(Collectors.joining());
    }

    private String coupling(Place place) {
        var inhabitants =
                inhabitantsOf(place).filter(JavaClass::isTopLevelClass).toList();
        var open = inhabitants.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();
        var out = neighbours(place, JavaClass::getDirectDependenciesFromSelf, Dependency::getTargetClass);
        var in = neighbours(place, JavaClass::getDirectDependenciesToSelf, Dependency::getOriginClass);
        return row(
                nameOf(place),
                Stream.of(
                        Integer.toString(inhabitants.size()),
                        Long.toString(open),
                        Long.toString(out),
                        Long.toString(in),
                        out + in == 0 ? "" : String.format(Locale.ROOT, "%.2f", (double) out / (out + in))));
    }

    private long neighbours(
            Place place, Function<JavaClass, Set<Dependency>> dependencies, Function<Dependency, JavaClass> end) {
        return inhabitantsOf(place)
                .flatMap(type -> dependencies.apply(type).stream())
                .flatMap(dependency -> Place.of(root, end.apply(dependency)).stream())
                .filter(other -> !other.equals(place))
                .distinct()
                .count();
    }

    private Stream<Place> places() {
        return types().flatMap(type -> Place.of(root, type).stream())
                .distinct()
                .sorted(Comparator.comparing(Structure::nameOf));
    }

    private Stream<JavaClass> inhabitantsOf(Place place) {
        return types().filter(type -> Place.of(root, type).equals(Optional.of(place)));
    }

    private static String nameOf(Place place) {
        return place.module().map(module -> module.path() + ".").orElse("")
                + place.ring().path();
    }

    private String useCases() {
        return """
                ## Inbound ports

                """
                + row("module", Stream.of("port", "span", "service"))
                + row("---", Stream.of("---", "---", "---"))
                + types().filter(areInboundPorts(root))
                        .map(port ->
                                row(module(port), Stream.of(code(port.getSimpleName()), spans(port), services(port))))
                        .collect(Collectors.joining());
    }

    private static String spans(JavaClass port) {
        return port.getMethods().stream()
                .flatMap(method -> TelemetryRules.spanOf(method).stream())
                .sorted()
                .map(Structure::code)
                .collect(Collectors.joining(", "));
    }

    private String services(JavaClass port) {
        return types().filter(type ->
                        !type.isInterface() && type.getAllRawInterfaces().contains(port))
                .map(type -> code(type.getSimpleName()))
                .collect(Collectors.joining(", "));
    }

    private String ports() {
        var contracts = new Contracts(root, classes, classes);
        return """
                ## Outbound ports

                Behind an adapter stands who makes it: the configuration that is chosen with the storage, or the wiring.

                """
                + row("module", Stream.of("port", "contract", "adapters"))
                + row("---", Stream.of("---", "---", "---"))
                + contracts.ports().stream()
                        .map(port -> row(
                                module(port),
                                Stream.of(
                                        code(port.getSimpleName()),
                                        code(port.getSimpleName() + "Contract"),
                                        contracts.adaptersOf(port).stream()
                                                .map(this::adapter)
                                                .collect(Collectors.joining(", ")))))
                        .collect(Collectors.joining());
    }

    private String adapter(JavaClass adapter) {
        return "%s (%s, by %s)"
                .formatted(
                        code(adapter.getSimpleName()),
                        ringOf(root, adapter).map(Ring::path).orElseThrow(),
                        makersOf(adapter));
    }

    private static String makersOf(JavaClass adapter) {
        return adapter.getConstructors().stream()
                .flatMap(constructor -> constructor.getAccessesToSelf().stream())
                .map(access -> outermost(access.getOriginOwner()))
                .filter(maker -> !maker.equals(adapter))
                .map(maker -> code(maker.getSimpleName()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Structure::outermost).orElse(type);
    }

    /** Which ring leans on which. */
    Set<String> arrowsBetweenRings() {
        return types().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .flatMap(dependency -> ringOf(root, dependency.getOriginClass()).stream()
                        .flatMap(one -> ringOf(root, dependency.getTargetClass()).stream()
                                .filter(other -> other != one)
                                .map(other -> one.path() + " -> " + other.path())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private String module(JavaClass type) {
        return moduleOf(root, type).map(Module::path).orElse("none");
    }

    /** In the order of their names, so that nothing depends on that of the files. */
    private Stream<JavaClass> types() {
        return classes.stream().filter(type -> !isPackageInfo(type)).sorted(Comparator.comparing(JavaClass::getName));
    }

    private static String row(String head, Stream<String> cells) {
        return Stream.concat(Stream.of(head), cells).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String arrow(String one, String other, boolean exists) {
        return "    %s %s %s\n".formatted(one, exists ? "-->" : "-.->", other);
    }

    private static String mermaid(Stream<String> lines) {
        return lines.collect(Collectors.joining("", "```mermaid\nflowchart TD\n", "```\n"));
    }
}
