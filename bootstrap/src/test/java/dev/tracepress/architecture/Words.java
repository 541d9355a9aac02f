package dev.tracepress.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.tracepress.architecture.Conditions.useNothing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something of others, and who may use it.
 *
 * @param names each one {@code a.b..}, a package with all below it, {@code a.b.*}, a package alone, {@code a.b.Type}, or
 *     {@code a.b.Type#member}; a type that is named by some of its members has no others
 */
record Words(String rule, Homes homes, String because, Set<String> names) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    Words {
        names = Set.copyOf(names);
    }

    static Words words(String rule, Homes homes, String because, Names... names) {
        var all = new LinkedHashSet<String>();
        Stream.of(names).flatMap(some -> some.all().stream()).forEach(name -> {
            if (!all.add(name)) {
                throw new IllegalArgumentException(name + " stands twice in: " + rule);
            }
        });
        return new Words(rule, homes, because, all);
    }

    static Names packages(String names) {
        return new Names(each(names).toList());
    }

    static Names types(String packageName, String names) {
        return new Names(each(names).map(name -> packageName + "." + name).toList());
    }

    static Names members(String type, String names) {
        return new Names(each(names).map(name -> type + "#" + name).toList());
    }

    private static Stream<String> each(String names) {
        return BLANKS.splitAsStream(names.strip());
    }

    /** That they are used where they are at home, and nowhere else. */
    ArchRule stayAtHome(String root) {
        return classes()
                .should(useNothing(
                        "leave it to " + homes.listed(),
                        (user, words) -> isFirstOf(words) && !isAtHome(root, user, words)))
                .as(rule)
                .because(because);
    }

    /** A type whose members are several words' is complained of once. */
    private boolean isFirstOf(List<Words> words) {
        return !words.isEmpty() && words.getFirst().equals(this);
    }

    private static boolean isAtHome(String root, JavaClass user, List<Words> words) {
        return words.stream().anyMatch(each -> each.homes().shelter(root, user));
    }

    /** Some of the names. */
    record Names(List<String> all) {

        Names {
            all = List.copyOf(all);
        }
    }
}
