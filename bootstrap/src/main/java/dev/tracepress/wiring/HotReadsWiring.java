package dev.tracepress.wiring;

import dev.tracepress.article.adapter.persistence.hot.HotArticlesConfiguration;
import dev.tracepress.article.adapter.persistence.hot.HotArticlesSettings;
import dev.tracepress.shared.adapter.jobs.listening.ChannelListener;
import dev.tracepress.shared.adapter.jobs.listening.DatabaseListener;
import dev.tracepress.shared.adapter.jobs.queue.Notifiers;
import dev.tracepress.shared.adapter.persistence.ChangeListener;
import dev.tracepress.shared.adapter.persistence.OtherInstances;
import dev.tracepress.wiring.settings.Settings;
import dev.tracepress.wiring.settings.Storage;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Hot reads from memory, where the setting does not say otherwise, and what instances tell each other for their sake. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnServingRequests
@ConditionalOnStorage(Storage.POSTGRESQL)
@HotReadsWiring.ConditionalOnCache
@Import(HotArticlesConfiguration.class)
class HotReadsWiring {

    /** What is kept may come from a replica, which may be half a second behind already. */
    @Bean
    HotArticlesSettings hotArticlesSettings(Settings settings) {
        var oldest = settings.cache().orElseThrow();
        return HotArticlesSettings.usual(settings.databaseReadUrl().isPresent() ? oldest.dividedBy(2) : oldest);
    }

    @Bean(destroyMethod = "close")
    AnnouncedChanges announcedChanges(Notifiers notifiers) {
        return new AnnouncedChanges(notifiers);
    }

    @Bean
    ChannelListener heardChanges(@Qualifier("latestChanges") ChangeListener changes) {
        return new HeardChanges(changes);
    }

    @Bean
    OtherInstances otherInstances(DatabaseListener listener) {
        return listener::isConnected;
    }

    /** For what is there unless the setting says {@code off}. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Conditional(ConditionalOnCache.SettingSaysSo.class)
    @interface ConditionalOnCache {

        /** Looks at the setting. */
        final class SettingSaysSo implements Condition {
            @Override
            public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
                return Settings.read(context.getEnvironment()).cache().isPresent();
            }
        }
    }
}
