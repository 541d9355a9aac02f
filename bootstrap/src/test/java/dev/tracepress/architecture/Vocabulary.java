package dev.tracepress.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.tracepress.architecture.Conditions.useNothing;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the code uses of what is not its own: the whole of it, since lists of what is forbidden are never complete. What is on
 * no list is used by nobody.
 */
final class Vocabulary {

    static final List<Words> ALL = Stream.of(JdkWords.ALL, ReactorWords.ALL, LibraryWords.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, Words> BY_NAME = ALL.stream()
            .flatMap(words -> words.names().stream().map(name -> Map.entry(name, words)))
            .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Vocabulary() {}

    static ArchRule whatIsOnNoListIsUsedByNobody(String root) {
        return classes()
                .should(useNothing("use what a list allows", (_, words) -> words.isEmpty()))
                .because("in " + root + " a list of what is forbidden would miss what nobody has thought of");
    }

    /** Whose words the use of a member is; empty if nobody may use it. */
    static List<Words> ofMember(JavaClass owner, Optional<JavaClass> declaredBy, String member) {
        return ofMember(owner, member)
                .or(() -> declaredBy.flatMap(declaring -> ofMember(declaring, member)))
                .or(() -> ofWhole(owner.getBaseComponentType()))
                .stream()
                .toList();
    }

    private static Optional<Words> ofMember(JavaClass owner, String member) {
        var type = owner.getBaseComponentType();
        return firstOf(type.getName() + "#" + member, type.getPackageName() + ".*#" + member);
    }

    /** Whose words the name of a type is; of any that have some of its members, if it is on no list as a whole. */
    static List<Words> ofType(JavaClass type) {
        var named = type.getBaseComponentType();
        return ofWhole(named).map(List::of).orElseGet(() -> ofSomeMembers(named.getName() + "#"));
    }

    private static List<Words> ofSomeMembers(String beginning) {
        return BY_NAME.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(beginning))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    private static Optional<Words> ofWhole(JavaClass type) {
        return Stream.iterate(type.getName(), name -> !name.isEmpty(), Vocabulary::enclosing)
                .map(BY_NAME::get)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .or(() -> firstOf(type.getPackageName() + ".*"))
                .or(() -> ofPackage(type.getPackageName()));
    }

    private static String enclosing(String type) {
        return type.contains("$") ? type.substring(0, type.lastIndexOf('$')) : "";
    }

    private static Optional<Words> ofPackage(String name) {
        return Stream.iterate(name, inside -> !inside.isEmpty(), Vocabulary::above)
                .map(inside -> BY_NAME.get(inside + ".."))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private static String above(String name) {
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }

    private static Optional<Words> firstOf(String... names) {
        return Stream.of(names).map(BY_NAME::get).flatMap(Stream::ofNullable).findFirst();
    }
}
