package dev.tracepress.shared.adapter.jobs.listening;

import dev.tracepress.shared.adapter.jobs.queue.DatabaseNotices;
import dev.tracepress.shared.adapter.jobs.queue.Notices;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Hears what other processes tell over PostgreSQL, where it can be heard. */
@Configuration(proxyBeanMethods = false)
public class ListeningConfiguration {

    /**
     * Connects only where it is to listen.
     *
     * @param connections that are sessions, if it is
     */
    @Bean
    DatabaseListener databaseListener(
            ListeningSettings settings,
            @Qualifier("direct") ConnectionFactory connections,
            List<ChannelListener> listeners) {
        return new DatabaseListener(settings.listens(), connections, listeners);
    }

    @Bean
    Notices notices(ListeningSettings settings, DatabaseClient database, List<ChannelListener> listeners) {
        return settings.listens() ? new DatabaseNotices(database) : new OwnNotices(listeners);
    }
}
