package dev.tracepress.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Places.liveOutside;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What remembers something says so. */
final class AdapterStateRules {

    static final String KEEPS_STATE = "shared.domain.KeepsState";

    private static final Set<String> CHANGING_TYPES = Set.of(
            "java.lang.StringBuilder",
            "java.lang.ThreadLocal",
            "java.util.BitSet",
            "io.netty.util.concurrent.FastThreadLocal",
            "com.github.benmanes.caffeine.cache.AsyncCache",
            "com.github.benmanes.caffeine.cache.Cache");

    private AdapterStateRules() {}

    static ArchRule whatChangesSaysSo(String root) {
        return classes()
                .that(liveOutside(root, Ring.CORE))
                .should(condition(
                        "say @KeepsState, or hold nothing that changes",
                        (JavaClass type) -> saysSo(root, type)
                                ? List.of()
                                : type.getFields().stream()
                                        .filter(AdapterStateRules::changes)
                                        .map(field -> field.getFullName() + " can change")
                                        .toList()))
                .because(
                        "an adapter serves many requests at once: whoever reads it must see what one of them leaves for"
                                + " the next");
    }

    private static boolean saysSo(String root, JavaClass type) {
        return type.isAnnotatedWith(root + "." + KEEPS_STATE)
                || type.getEnclosingClass().filter(outer -> saysSo(root, outer)).isPresent();
    }

    static boolean changes(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                && (!field.getModifiers().contains(JavaModifier.FINAL)
                        || isChanging(field.getRawType())
                        || isFilledCollection(field));
    }

    private static boolean isChanging(JavaClass type) {
        return CHANGING_TYPES.contains(type.getName())
                || type.getName().startsWith("reactor.core.publisher.Sinks")
                || (type.getPackageName().equals("java.io")
                        && type.getSimpleName().endsWith("Stream"))
                || (type.isArray() && !type.getName().equals("[B"))
                || (type.getPackageName().startsWith("java.util.concurrent")
                        && Vocabulary.ofType(type).stream()
                                .anyMatch(
                                        List.of(JdkWords.SHARED_MEMORY, JdkWords.STREAM_POSITION, JdkWords.WAITING)
                                                ::contains));
    }

    /** One that is begun empty, and not copied when it is full. */
    private static boolean isFilledCollection(JavaField field) {
        var type = field.getRawType();
        return (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))
                && (isBegun(field)
                        || Stream.concat(
                                        field.getOwner().getConstructors().stream(),
                                        field.getOwner().getStaticInitializer().stream())
                                .anyMatch(AdapterStateRules::fills));
    }

    /** Whatever else its constructor copies. */
    private static boolean isBegun(JavaField field) {
        return ClassFiles.fieldsSetBy(field.getOwner(), made -> made.name().equalsString("<init>"))
                .anyMatch(field.getName()::equals);
    }

    private static boolean fills(JavaCodeUnit unit) {
        return (unit.getConstructorCallsFromSelf().stream().anyMatch(call -> isCollection(call.getTargetOwner()))
                        || unit.getMethodCallsFromSelf().stream().anyMatch(AdapterStateRules::beginsOne))
                && unit.getMethodCallsFromSelf().stream().noneMatch(AdapterStateRules::copies);
    }

    private static boolean beginsOne(JavaMethodCall call) {
        return call.getName().equals("newKeySet")
                || (call.getTargetOwner().isEquivalentTo(Collections.class) && wraps(call.getName()));
    }

    private static boolean wraps(String method) {
        return method.startsWith("synchronized") || method.equals("newSetFromMap");
    }

    private static boolean copies(JavaMethodCall call) {
        return call.getName().equals("copyOf") || call.getName().startsWith("unmodifiable");
    }

    private static boolean isCollection(JavaClass type) {
        return type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    }
}
