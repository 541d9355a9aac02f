package dev.tracepress.architecture;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What classes use of others: every member that they access, and every type that they name. */
final class Uses {

    private static final Map<JavaClass, List<Use>> KNOWN = new ConcurrentHashMap<>();

    private Uses() {}

    /**
     * A use of something of others.
     *
     * @param words whose words it is: nobody's for what is on no list, of several for a type whose members are several words'
     * @param description a sentence of ArchUnit's
     */
    record Use(List<Words> words, String description) {

        Use {
            words = List.copyOf(words);
        }
    }

    /** Read once, since every rule about words asks for it. */
    static List<Use> by(JavaClass type) {
        return KNOWN.computeIfAbsent(type, Uses::read);
    }

    private static List<Use> read(JavaClass type) {
        return Stream.concat(accesses(type), names(type))
                .sorted(Comparator.comparing(Use::description))
                .toList();
    }

    private static Stream<Use> accesses(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> isOfOthers(ownerOf(access.getTarget())))
                .map(access -> new Use(wordsFor(access.getTarget()), access.getDescription()));
    }

    private static List<Words> wordsFor(AccessTarget target) {
        return Vocabulary.ofMember(ownerOf(target), declaredBy(target), target.getName());
    }

    /** What a class of ours has from one of others is used from there. */
    private static JavaClass ownerOf(AccessTarget target) {
        return isOfOthers(target.getOwner())
                ? target.getOwner()
                : declaredBy(target).orElse(target.getOwner());
    }

    private static Optional<JavaClass> declaredBy(AccessTarget target) {
        return target.resolveMember().map(JavaMember::getOwner);
    }

    private static Stream<Use> names(JavaClass type) {
        var accesses = type.getAccessesFromSelf().stream()
                .map(JavaAccess::getDescription)
                .collect(toUnmodifiableSet());
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> isOfOthers(dependency.getTargetClass()))
                .filter(dependency -> !accesses.contains(dependency.getDescription()))
                .map(Uses::name);
    }

    private static Use name(Dependency dependency) {
        return new Use(Vocabulary.ofType(dependency.getTargetClass()), dependency.getDescription());
    }

    private static boolean isOfOthers(JavaClass type) {
        var base = type.getBaseComponentType();
        return !base.isPrimitive()
                && Stream.of(ProductionCode.ROOT, Fixture.ROOT)
                        .noneMatch(root -> base.getName().startsWith(root + "."));
    }
}
