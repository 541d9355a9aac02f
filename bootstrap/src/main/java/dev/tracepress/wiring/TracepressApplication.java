package dev.tracepress.wiring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.metrics.ConnectionPoolMetricsAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.observation.R2dbcObservationAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The service. What it is made of is imported by name, not found by scanning.
 *
 * <p>The JDBC transaction manager is left out: the only transactions are those of {@link
 * dev.tracepress.shared.application.port.out.TransactionBoundary}. So are Spring Boot's own answers to errors, which would
 * tell the log what people search for. What Spring Boot would watch, {@link TelemetryWiring}
 * watches, by today's conventions and for less.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            DataSourceTransactionManagerAutoConfiguration.class,
            ErrorWebFluxAutoConfiguration.class,
            ConnectionPoolMetricsAutoConfiguration.class,
            R2dbcObservationAutoConfiguration.class,
            WebFluxObservationAutoConfiguration.class
        })
@Import({
    // First made and last closed, so that it hears the others start and stop.
    KafkaLogWiring.class,
    ProfilingWiring.class,
    SharedWiring.class,
    PostgresWiring.class,
    MemoryWiring.class,
    IdentityWiring.class,
    ArticleWiring.class,
    HotReadsWiring.class,
    ReplicaWiring.class,
    NotificationWiring.class,
    FanOutWiring.class,
    DemoWiring.class,
    WebWiring.class,
    RequestWiring.class,
    OpsWiring.class,
    ConsoleWiring.class,
    UpkeepWiring.class,
    TelemetryWiring.class,
    WelcomeWiring.class
})
public class TracepressApplication {

    public static void main(String[] args) {
        start(args);
    }

    /** Starts the service with settings given as {@code --NAME=value}, which win over the environment's. */
    static ConfigurableApplicationContext start(String... settings) {
        var application = MigrationApplication.isWanted(settings)
                ? MigrationApplication.application()
                : new SpringApplication(TracepressApplication.class);
        return application.run(settings);
    }
}
