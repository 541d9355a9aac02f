package dev.tracepress.wiring;

import dev.tracepress.wiring.settings.Choices;
import dev.tracepress.wiring.settings.Notifier;
import dev.tracepress.wiring.settings.Settings;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** For what belongs to one way of telling recipients. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnNotifier.IsChosen.class)
@interface ConditionalOnNotifier {

    Notifier value();

    /** Looks at the choices. */
    final class IsChosen implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Choices.of(Settings.read(context.getEnvironment()))
                    .has(metadata.getAnnotations()
                            .get(ConditionalOnNotifier.class)
                            .getEnum("value", Notifier.class));
        }
    }
}
