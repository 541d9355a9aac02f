package dev.tracepress.wiring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.data.autoconfigure.metrics.DataRepositoryMetricsAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.metrics.ConnectionPoolMetricsAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.observation.R2dbcObservationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The service. What it is made of is imported by name, not found by scanning.
 *
 * <p>Transactions by annotation are left out: the only ones are those of {@link
 * dev.tracepress.shared.application.port.out.TransactionBoundary}. So are Spring Boot's own answers to errors, which would
 * tell the log what people search for. What Spring Boot would watch, {@link TelemetryWiring}
 * watches, by today's conventions and for less.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            // Transactions by annotation, and whatever looks through every method of every bean for one.
            AopAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            R2dbcTransactionManagerAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            TransactionManagerCustomizationAutoConfiguration.class,
            // What nobody asks for.
            DataRepositoryMetricsAutoConfiguration.class,
            JdbcClientAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class,
            ScheduledTasksObservationAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class,
            // Answers to errors.
            ErrorWebFluxAutoConfiguration.class,
            // What is watched otherwise.
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
