package dev.tracepress.shared.adapter.jobs.listening;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears what other processes tell over PostgreSQL. */
@Configuration(proxyBeanMethods = false)
public class ListeningConfiguration {

    @Bean
    DatabaseListener databaseListener(PostgresqlConnectionFactory connections, List<ChannelListener> listeners) {
        return new DatabaseListener(connections, listeners);
    }
}
