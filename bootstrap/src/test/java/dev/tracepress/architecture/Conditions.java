package dev.tracepress.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** The grammar that ArchUnit leaves to its users. */
final class Conditions {

    private Conditions() {}

    /** A condition that is broken once for every sentence which the function answers. */
    static <T> ArchCondition<T> condition(String description, Function<T, Collection<String>> complaints) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                complaints.apply(item).forEach(complaint -> events.add(SimpleConditionEvent.violated(item, complaint)));
            }
        };
    }

    /** Calls, method references and field accesses alike: a rule that sees calls alone is passed by {@code Instant::now}. */
    static DescribedPredicate<JavaAccess<?>> whose(String description, Predicate<AccessTarget> target) {
        return DescribedPredicate.describe(description, access -> target.test(access.getTarget()));
    }

    /** Broken once for every use of something of others that is forbidden to the class. */
    static ArchCondition<JavaClass> useNothing(String description, BiPredicate<JavaClass, List<Words>> isForbidden) {
        return condition(
                description,
                user -> Uses.by(user).stream()
                        .filter(use -> isForbidden.test(user, use.words()))
                        .map(Uses.Use::description)
                        .toList());
    }
}
