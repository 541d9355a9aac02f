package dev.tracepress.wiring;

import dev.tracepress.wiring.settings.Choices;
import dev.tracepress.wiring.settings.Settings;
import dev.tracepress.wiring.settings.Storage;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** For what belongs to one storage. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnStorage.IsChosen.class)
@interface ConditionalOnStorage {

    Storage value();

    /** Looks at the choices. */
    final class IsChosen implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return metadata.getAnnotations()
                    .get(ConditionalOnStorage.class)
                    .getEnum("value", Storage.class)
                    .equals(Choices.of(Settings.read(context.getEnvironment()))
                            .storage()
                            .chosen());
        }
    }
}
