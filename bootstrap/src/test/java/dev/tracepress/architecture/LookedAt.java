package dev.tracepress.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How much a rule looks at. ArchUnit knows, and keeps it to itself: its fields are read by their names. */
final class LookedAt {

    private LookedAt() {}

    /** The classes, methods, fields or constructors that the rule chooses; slices of classes count as one each. */
    static int by(ArchRule rule, JavaClasses classes) {
        return chosenBy(rule, classes).size();
    }

    private static Set<Object> chosenBy(ArchRule rule, JavaClasses classes) {
        var chosen = new LinkedHashSet<>();
        if (rule instanceof CompositeArchRule) {
            ((List<?>) read(rule, "rules")).forEach(part -> chosen.addAll(chosenBy((ArchRule) part, classes)));
        } else {
            ((ClassesTransformer<?>) read(rule, "classesTransformer"))
                    .transform(classes)
                    .forEach(chosen::add);
        }
        return chosen;
    }

    private static Object read(ArchRule rule, String name) {
        try {
            var field = field(rule.getClass(), name);
            field.setAccessible(true);
            return field.get(rule);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field field(Class<?> type, String name) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
                .flatMap(each -> Stream.of(each.getDeclaredFields()))
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no field " + name));
    }
}
