package dev.tracepress.shared.adapter.jobs.listening;

import static dev.tracepress.testkit.Facts.eventually;

import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.adapter.persistence.TransactionPooler;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

@Tag("slow")
class DatabaseListenerTest {

    private final TransactionPooler between = new TransactionPooler(TestPostgres.blank(), 1);
    private final AtomicInteger connections = new AtomicInteger();
    private final DatabaseListener listener = new DatabaseListener(true, new Counted(), List.of(new Deaf()));

    @AfterEach
    void close() {
        listener.stop();
        between.close();
    }

    @Test
    void a_connection_that_falls_silent_before_it_listens_is_given_up_for_another() {
        between.answerNot("LISTEN");
        listener.start();
        eventually(() -> Mono.fromSupplier(() -> connections.get() > 1));

        between.answerAll();

        eventually(() -> Mono.fromSupplier(listener::isConnected));
    }

    private final class Counted implements ConnectionFactory {

        private final ConnectionFactory factory =
                new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                        .host(between.address().host())
                        .port(between.address().port())
                        .username(between.address().user())
                        .database(between.address().database())
                        .build());

        @Override
        public Publisher<? extends Connection> create() {
            return Mono.from(factory.create()).doOnNext(_ -> connections.incrementAndGet());
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return factory.getMetadata();
        }
    }

    private static final class Deaf implements ChannelListener {

        @Override
        public String channel() {
            return "nothing";
        }

        @Override
        public void heard(String payload) {
            // Nothing is told.
        }

        @Override
        public void connected() {
            // Nothing was missed.
        }
    }
}
