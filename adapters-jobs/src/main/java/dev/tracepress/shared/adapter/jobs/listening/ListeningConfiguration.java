package dev.tracepress.shared.adapter.jobs.listening;

import dev.tracepress.shared.adapter.jobs.queue.DatabaseNotices;
import dev.tracepress.shared.adapter.jobs.queue.Notices;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Hears what other processes tell over PostgreSQL, where it can be heard. */
@Configuration(proxyBeanMethods = false)
public class ListeningConfiguration {

    /** Connects only where it is to listen. */
    @Bean
    DatabaseListener databaseListener(ListeningSettings settings, List<ChannelListener> listeners) {
        return new DatabaseListener(settings.connections(), listeners);
    }

    @Bean
    Notices notices(ListeningSettings settings, DatabaseClient database, List<ChannelListener> listeners) {
        return settings.listens() ? new DatabaseNotices(database) : new OwnNotices(listeners);
    }
}
