package dev.tracepress.wiring;

import dev.tracepress.wiring.settings.Settings;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** For what only a process that serves requests needs. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnServingRequests.RoleServesRequests.class)
@interface ConditionalOnServingRequests {

    /** Looks at the role. */
    final class RoleServesRequests implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Settings.read(context.getEnvironment()).role().servesRequests();
        }
    }
}
