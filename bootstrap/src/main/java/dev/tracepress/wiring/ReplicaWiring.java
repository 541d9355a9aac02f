package dev.tracepress.wiring;

import dev.tracepress.article.adapter.persistence.hot.ReplicatedArticlesConfiguration;
import dev.tracepress.shared.adapter.persistence.replica.ReplicaSettings;
import dev.tracepress.wiring.settings.Settings;
import dev.tracepress.wiring.settings.Storage;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads from replicas, where a setting says that there are any. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnServingRequests
@ConditionalOnStorage(Storage.POSTGRESQL)
@ReplicaWiring.ConditionalOnReplicas
@Import(ReplicatedArticlesConfiguration.class)
class ReplicaWiring {

    @Bean
    ReplicaSettings replicaSettings(Settings settings) {
        return new ReplicaSettings(settings.databaseReadUrl().orElseThrow().settings(settings.databaseConnections()));
    }

    /** For what is there if DATABASE_READ_URL is set. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Conditional(ConditionalOnReplicas.SettingSaysSo.class)
    @interface ConditionalOnReplicas {

        /** Looks at the setting. */
        final class SettingSaysSo implements Condition {
            @Override
            public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
                return Settings.read(context.getEnvironment()).databaseReadUrl().isPresent();
            }
        }
    }
}
