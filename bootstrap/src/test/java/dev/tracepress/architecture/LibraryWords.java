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
            only(outsideTheCore(), packages("org.slf4j.."), packages("org.springframework.beans.factory.*")),
            only(
                    outsideTheCore(),
                    packages("org.springframework.context.* org.springframework.context.annotation.*"),
                    packages("org.springframework.core.* org.springframework.core.annotation.*"),
                    packages("org.springframework.util.*"),
                    types("org.springframework.beans.factory.annotation", "Qualifier")),
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
                    packages("org.springframework.web.. org.springframework.http.. org.springframework.core.io.."),
                    packages("io.netty.. reactor.netty.* reactor.netty.channel.* reactor.netty.http..")),
            only(in(WEB, JOBS, TELEMETRY), packages("reactor.netty.tcp..")),
            // Requests and the database share their threads.
            only(
                    in(WEB, JOBS, TELEMETRY, WIRING).and("shared.adapter.persistence"),
                    packages("reactor.netty.resources..")),
            only(
                    in(WEB, TELEMETRY),
                    packages("org.springframework.http.server.. org.springframework.web.bind.."),
                    packages("org.springframework.web.reactive.* org.springframework.web.reactive.config.."),
                    packages("org.springframework.web.reactive.result.. org.springframework.web.server.."),
                    packages("reactor.netty.http.server..")),
            only(
                    in(JOBS).and("demo.adapter.web", "telemetry.http"),
                    packages("org.springframework.web.reactive.function.client.. reactor.netty.http.client..")),
            only(in(WEB), packages("org.springframework.core.codec.* com.netflix.concurrency..")),
            only(in(JOBS), packages("jakarta.mail.. org.eclipse.angus.. org.springframework.mail..")),
            only(in(JOBS), packages("com.github.kagkarlsson.. org.pcollections..")),
            only(in(JOBS), packages("org.springframework.scheduling.support.*")),
            only(in(PERSISTENCE), packages("org.flywaydb.. org.springframework.dao.. org.springframework.jdbc..")),
            only(in(PERSISTENCE), packages("com.github.benmanes.caffeine..")),
            only(in(SECURITY), packages("com.nimbusds.. org.springframework.security..")),
            only(in(WEB, JOBS), packages("tools.jackson.. com.fasterxml.jackson..")),
            // What Spring Boot builds is customised at its two ends: the server, and the connection of the migrations.
            only(in(WEB, PERSISTENCE, TELEMETRY, WIRING), packages("org.springframework.boot..")),
            // Settings have one reader.
            only(
                    in(WIRING),
                    packages("org.springframework.boot.context.properties.."),
                    types("org.springframework.boot.autoconfigure.condition", "ConditionalOnProperty"),
                    types("org.springframework.context", "EnvironmentAware"),
                    types("org.springframework.context.annotation", "Profile PropertySource")),
            only(
                    in(WIRING),
                    packages("io.zonky.. org.springframework.context.support.* org.springframework.core.io.support.*"),
                    packages("org.springframework.core.type.*")));

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
