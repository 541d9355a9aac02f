package dev.tracepress.architecture;

import static dev.tracepress.architecture.Homes.in;
import static dev.tracepress.architecture.Homes.outsideTheCore;
import static dev.tracepress.architecture.Ring.APPLICATION;
import static dev.tracepress.architecture.Ring.JOBS;
import static dev.tracepress.architecture.Ring.PERSISTENCE;
import static dev.tracepress.architecture.Ring.SECURITY;
import static dev.tracepress.architecture.Ring.TELEMETRY;
import static dev.tracepress.architecture.Ring.WEB;
import static dev.tracepress.architecture.Ring.WIRING;
import static dev.tracepress.architecture.Words.packages;
import static dev.tracepress.architecture.Words.types;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** Where each library is at home. */
final class LibraryWords {

    private static final String WHY = "a technology with one home is replaced in one place";

    static final List<Words> ALL = List.of(
            only(outsideTheCore(), packages("org.slf4j..")),
            only(
                    outsideTheCore(),
                    types("org.springframework.context", "SmartLifecycle"),
                    types("org.springframework.context.annotation", "Bean Configuration Fallback Import Primary"),
                    types("org.springframework.beans.factory", "ObjectProvider"),
                    types("org.springframework.beans.factory.annotation", "Qualifier"),
                    types("org.springframework.core", "NestedExceptionUtils Ordered"),
                    types("org.springframework.core.annotation", "Order")),
            // Of which the application names the annotation alone; SpanKind is the type of one of its members.
            only(
                    in(APPLICATION, TELEMETRY),
                    types("io.opentelemetry.instrumentation.annotations", "SpanAttribute WithSpan"),
                    types("io.opentelemetry.api.trace", "SpanKind")),
            only(in(TELEMETRY), packages("io.opentelemetry.."), packages("io.micrometer.. io.prometheus..")),
            only(in(TELEMETRY), packages("ch.qos.logback.. org.apache.kafka..")),
            only(in(TELEMETRY), packages("io.pyroscope.. one.profiler..")),
            only(in(TELEMETRY), packages("org.springframework.beans.factory.config.*")),
            only(in(TELEMETRY), packages("org.springframework.beans.factory.support.*")),
            // Jobs are enqueued over the caller's R2DBC transaction, and announced over the driver's own connection.
            only(in(PERSISTENCE, JOBS), packages("io.r2dbc.postgresql.. org.springframework.r2dbc..")),
            only(in(PERSISTENCE, JOBS), packages("org.springframework.transaction..")),
            only(in(PERSISTENCE), packages("com.zaxxer.hikari.. reactor.pool.*")),
            // The telemetry watches connections, the server and its event loops.
            only(in(PERSISTENCE, JOBS, TELEMETRY, WIRING), packages("io.r2dbc.spi..")),
            only(in(PERSISTENCE, TELEMETRY), packages("io.r2dbc.pool..")),
            // A job may call another system over HTTP, but nobody is served by one, but for the demonstration.
            only(
                    in(WEB, JOBS, TELEMETRY),
                    packages("org.springframework.http.* org.springframework.http.client.reactive.*"),
                    packages("org.springframework.core.io.buffer.*"),
                    types("org.springframework.http.client", "ReactorResourceFactory"),
                    packages(
                            "io.netty.buffer.* io.netty.channel.* io.netty.channel.epoll.* io.netty.handler.codec.http.*"),
                    packages("io.netty.util.* io.netty.util.concurrent.* reactor.netty.channel.* reactor.netty.http.*"),
                    packages("reactor.netty.* reactor.netty.tcp.*")),
            // Requests and the database share their threads.
            only(
                    in(WEB, JOBS, TELEMETRY, WIRING).and("shared.adapter.persistence"),
                    packages("reactor.netty.resources..")),
            only(
                    in(WEB, TELEMETRY),
                    packages("org.springframework.http.server.* org.springframework.http.server.reactive.*"),
                    packages("org.springframework.web.reactive.* org.springframework.web.server.."),
                    packages("org.springframework.web.util.* org.springframework.web.util.pattern.*"),
                    packages("reactor.netty.http.server..")),
            only(
                    in(WEB),
                    packages("org.springframework.http.codec.. org.springframework.core.codec.*"),
                    packages("org.springframework.web.* org.springframework.web.bind.annotation.*"),
                    packages("org.springframework.web.cors.. org.springframework.web.method.*"),
                    packages("org.springframework.web.reactive.config.. org.springframework.web.reactive.result.."),
                    types("org.springframework.core", "MethodParameter"),
                    packages("io.netty.handler.codec.* org.springframework.http.support.*"),
                    types("org.springframework.core.io", "ClassPathResource"),
                    types("org.springframework.util", "LinkedMultiValueMap MimeType MimeTypeUtils MultiValueMap")),
            only(in(WEB), packages("com.netflix.concurrency..")),
            only(in(WEB, TELEMETRY), types("org.springframework.core", "ResolvableType")),
            only(in(TELEMETRY, WIRING), types("org.springframework.util", "ClassUtils")),
            only(
                    in(JOBS).and("demo.adapter.web", "telemetry.http"),
                    packages("org.springframework.web.reactive.function.client.. reactor.netty.http.client..")),
            only(in(JOBS), packages("jakarta.mail.. org.eclipse.angus.. org.springframework.mail..")),
            only(in(JOBS), packages("com.github.kagkarlsson.. org.pcollections..")),
            only(in(JOBS), packages("org.springframework.scheduling.support.*")),
            only(in(PERSISTENCE), packages("org.flywaydb.. org.springframework.dao.. com.github.benmanes.caffeine..")),
            only(in(PERSISTENCE), types("org.springframework.jdbc.datasource", "DriverManagerDataSource")),
            only(in(SECURITY), packages("com.nimbusds.. org.bouncycastle.crypto.. org.springframework.security..")),
            only(in(WEB, JOBS), packages("tools.jackson.. com.fasterxml.jackson..")),
            // What Spring Boot builds is customised at its two ends: the server, and the connection of the migrations.
            only(
                    in(WEB),
                    packages("org.springframework.boot.http.codec.* org.springframework.boot.reactor.netty.*"),
                    types("org.springframework.boot.webflux.autoconfigure", "WebFluxRegistrations")),
            only(in(PERSISTENCE), types("org.springframework.boot.flyway.autoconfigure", """
                            FlywayConfigurationCustomizer FlywayDataSource FlywayMigrationStrategy
                            """)),
            // Which migrations there are, for who may not make them.
            only(in(PERSISTENCE), types("org.springframework.core.io", "Resource")),
            only(in(PERSISTENCE, WIRING), packages("org.springframework.core.io.support.*")),
            only(in(PERSISTENCE, TELEMETRY, WIRING), packages("org.springframework.boot.r2dbc.*")),
            only(
                    in(TELEMETRY, WIRING),
                    packages("org.springframework.boot.actuate.. org.springframework.boot.logging.."),
                    packages("org.springframework.boot.micrometer.. org.springframework.boot.opentelemetry.."),
                    packages("org.springframework.boot.ssl.*")),
            only(
                    in(WIRING),
                    packages(
                            "org.springframework.boot.. org.springframework.context.* org.springframework.context.support.*"),
                    packages("org.springframework.context.annotation.* org.springframework.beans.factory.*"),
                    packages("org.springframework.core.annotation.*"),
                    packages("org.springframework.core.type.* io.zonky..")));

    private LibraryWords() {}

    static ArchRule eachLibraryStaysAtHome(String root) {
        return CompositeArchRule.of(
                        ALL.stream().map(words -> words.stayAtHome(root)).toList())
                .because(WHY);
    }

    private static Words only(Homes homes, Words.Names... names) {
        return Words.words("libraries stay at home: " + homes.listed(), homes, WHY, names);
    }
}
