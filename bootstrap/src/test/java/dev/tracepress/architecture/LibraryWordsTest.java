package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LibraryWordsTest {

    @TestFactory
    Stream<DynamicNode> the_homes_of_technologies() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law(
                                "each library stays at home",
                                LibraryWords::eachLibraryStaysAtHome,
                                "put a port between, and let the ring that is its home implement it; or give it another home in LibraryWords, with the reason")
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import com.github.kagkarlsson.scheduler.Scheduler;
                                import com.nimbusds.jwt.JWTClaimsSet;
                                import io.netty.channel.Channel;
                                import org.springframework.boot.ApplicationRunner;
                                import org.springframework.http.HttpStatus;
                                import org.springframework.http.server.reactive.ServerHttpRequest;
                                import org.springframework.r2dbc.core.DatabaseClient;
                                import org.springframework.security.crypto.password.PasswordEncoder;
                                import org.springframework.web.bind.annotation.GetMapping;
                                import org.springframework.web.reactive.function.client.WebClient;
                                import org.springframework.web.server.WebFilter;
                                import reactor.netty.http.server.HttpServer;

                                /** Speaks of what is at home in the web; the queue, its database and calls of other systems it may speak of. */
                                interface Job {
                                    void home(Scheduler scheduler, DatabaseClient database);

                                    void web(WebFilter filter);

                                    void calls(WebClient client, HttpStatus status, Channel channel);

                                    void served(ServerHttpRequest request);

                                    void server(HttpServer server);

                                    void route(GetMapping mapping);

                                    void tokens(JWTClaimsSet claims);

                                    void passwords(PasswordEncoder encoder);

                                    void boot(ApplicationRunner runner);
                                }

                                package press.article.adapter.persistence;

                                import com.fasterxml.jackson.annotation.JsonProperty;
                                import com.netflix.concurrency.limits.Limit;
                                import io.micrometer.observation.ObservationRegistry;
                                import io.netty.channel.Channel;
                                import org.springframework.http.HttpStatus;
                                import org.springframework.r2dbc.core.DatabaseClient;
                                import reactor.netty.http.HttpProtocol;
                                import tools.jackson.databind.JsonNode;

                                /** Speaks of JSON, HTTP and measuring; the database it may speak of. */
                                interface Store {
                                    void home(DatabaseClient database);

                                    void json(JsonNode json);

                                    void jsonAnnotations(JsonProperty.Access access);

                                    void http(HttpStatus status);

                                    void netty(Channel channel);

                                    void reactorNetty(HttpProtocol protocol);

                                    void measures(ObservationRegistry registry);

                                    void admission(Limit limit);
                                }

                                package press.article.adapter.web;

                                import com.github.benmanes.caffeine.cache.Ticker;
                                import com.github.kagkarlsson.scheduler.Scheduler;
                                import com.zaxxer.hikari.HikariConfig;
                                import io.opentelemetry.api.trace.Span;
                                import io.r2dbc.pool.PoolMetrics;
                                import io.r2dbc.postgresql.api.PostgresqlConnection;
                                import io.r2dbc.spi.ConnectionFactory;
                                import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
                                import jakarta.mail.Message;
                                import org.flywaydb.core.Flyway;
                                import org.springframework.dao.DataAccessException;
                                import org.springframework.http.HttpStatus;
                                import org.springframework.mail.javamail.JavaMailSender;
                                import org.springframework.r2dbc.core.DatabaseClient;
                                import org.springframework.transaction.TransactionDefinition;
                                import org.springframework.web.reactive.function.client.WebClient;

                                /** Speaks of what is at home elsewhere; HTTP it may speak of. */
                                interface Page {
                                    void home(HttpStatus status);

                                    void spi(ConnectionFactory connections);

                                    void driver(PostgresqlConnection connection);

                                    void client(DatabaseClient database);

                                    void transaction(TransactionDefinition definition);

                                    void pool(PoolMetrics pool);

                                    void hikari(HikariConfig pool);

                                    void flyway(Flyway migrations);

                                    void dao(DataAccessException error);

                                    void caffeine(Ticker ticker);

                                    void scheduler(Scheduler scheduler);

                                    void telemetry(Span span);

                                    void calls(WebClient client);

                                    void mail(JavaMailSender sender, Message message);

                                    void embedded(EmbeddedPostgres database);
                                }

                                package press.article.application;

                                import reactor.netty.resources.LoopResources;

                                interface Publishing {
                                    void threads(LoopResources threads);
                                }
                                """,
                                "Method <article.adapter.jobs.Job.boot> has parameter of type <org.springframework.boot.ApplicationRunner>",
                                "Method <article.adapter.jobs.Job.passwords> has parameter of type <org.springframework.security.crypto.password.PasswordEncoder>",
                                "Method <article.adapter.jobs.Job.route> has parameter of type <org.springframework.web.bind.annotation.GetMapping>",
                                "Method <article.adapter.jobs.Job.served> has parameter of type <org.springframework.http.server.reactive.ServerHttpRequest>",
                                "Method <article.adapter.jobs.Job.server> has parameter of type <reactor.netty.http.server.HttpServer>",
                                "Method <article.adapter.jobs.Job.tokens> has parameter of type <com.nimbusds.jwt.JWTClaimsSet>",
                                "Method <article.adapter.jobs.Job.web> has parameter of type <org.springframework.web.server.WebFilter>",
                                "Method <article.adapter.persistence.Store.admission> has parameter of type <com.netflix.concurrency.limits.Limit>",
                                "Method <article.adapter.persistence.Store.http> has parameter of type <org.springframework.http.HttpStatus>",
                                "Method <article.adapter.persistence.Store.json> has parameter of type <tools.jackson.databind.JsonNode>",
                                "Method <article.adapter.persistence.Store.jsonAnnotations> has parameter of type <com.fasterxml.jackson.annotation.JsonProperty$Access>",
                                "Method <article.adapter.persistence.Store.measures> has parameter of type <io.micrometer.observation.ObservationRegistry>",
                                "Method <article.adapter.persistence.Store.netty> has parameter of type <io.netty.channel.Channel>",
                                "Method <article.adapter.persistence.Store.reactorNetty> has parameter of type <reactor.netty.http.HttpProtocol>",
                                "Method <article.adapter.web.Page.caffeine> has parameter of type <com.github.benmanes.caffeine.cache.Ticker>",
                                "Method <article.adapter.web.Page.calls> has parameter of type <org.springframework.web.reactive.function.client.WebClient>",
                                "Method <article.adapter.web.Page.client> has parameter of type <org.springframework.r2dbc.core.DatabaseClient>",
                                "Method <article.adapter.web.Page.dao> has parameter of type <org.springframework.dao.DataAccessException>",
                                "Method <article.adapter.web.Page.driver> has parameter of type <io.r2dbc.postgresql.api.PostgresqlConnection>",
                                "Method <article.adapter.web.Page.embedded> has parameter of type <io.zonky.test.db.postgres.embedded.EmbeddedPostgres>",
                                "Method <article.adapter.web.Page.flyway> has parameter of type <org.flywaydb.core.Flyway>",
                                "Method <article.adapter.web.Page.hikari> has parameter of type <com.zaxxer.hikari.HikariConfig>",
                                "Method <article.adapter.web.Page.mail> has parameter of type <jakarta.mail.Message>",
                                "Method <article.adapter.web.Page.mail> has parameter of type <org.springframework.mail.javamail.JavaMailSender>",
                                "Method <article.adapter.web.Page.pool> has parameter of type <io.r2dbc.pool.PoolMetrics>",
                                "Method <article.adapter.web.Page.scheduler> has parameter of type <com.github.kagkarlsson.scheduler.Scheduler>",
                                "Method <article.adapter.web.Page.spi> has parameter of type <io.r2dbc.spi.ConnectionFactory>",
                                "Method <article.adapter.web.Page.telemetry> has parameter of type <io.opentelemetry.api.trace.Span>",
                                "Method <article.adapter.web.Page.transaction> has parameter of type <org.springframework.transaction.TransactionDefinition>",
                                "Method <article.application.Publishing.threads> has parameter of type <reactor.netty.resources.LoopResources>"));
    }
}
