package dev.tracepress.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.tracepress.architecture.Places.liveOutside;
import static dev.tracepress.architecture.Ring.APPLICATION;
import static dev.tracepress.architecture.Ring.JOBS;
import static dev.tracepress.architecture.Ring.PERSISTENCE;
import static dev.tracepress.architecture.Ring.SECURITY;
import static dev.tracepress.architecture.Ring.TELEMETRY;
import static dev.tracepress.architecture.Ring.WEB;
import static dev.tracepress.architecture.Ring.WIRING;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** Where each technology is at home. */
final class TechnologyRules {

    /** Packages that only the rings which are their home may name, and guests: single packages elsewhere. */
    record Technology(List<String> packages, List<Ring> homes, List<String> guests) {

        Technology visitedBy(String... others) {
            return new Technology(packages, homes, List.of(others));
        }

        private ArchRule staysHome(String root) {
            return noClasses()
                    .that(liveOutside(root, homes))
                    .and()
                    .resideOutsideOfPackages(
                            guests.stream().map(guest -> root + "." + guest).toArray(String[]::new))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages.toArray(String[]::new));
        }
    }

    static final List<Technology> TECHNOLOGIES = List.of(
            // Jobs are enqueued over the caller's R2DBC transaction, and announced over the driver's own connection.
            only(List.of(PERSISTENCE, JOBS), "io.r2dbc.postgresql..", "org.springframework.r2dbc.."),
            only(List.of(PERSISTENCE, JOBS), "org.springframework.transaction.."),
            only(List.of(PERSISTENCE), "com.zaxxer.hikari.."),
            // The telemetry watches connections, the server and its event loops.
            only(List.of(PERSISTENCE, JOBS, TELEMETRY, WIRING), "io.r2dbc.spi.."),
            only(List.of(PERSISTENCE, TELEMETRY), "io.r2dbc.pool.."),
            // A job may call another system over HTTP, but nobody is served by one, but for the demonstration.
            only(List.of(WEB, JOBS, TELEMETRY), "org.springframework.web..", "org.springframework.http.."),
            only(
                    List.of(WEB, JOBS, TELEMETRY),
                    "io.netty..",
                    "reactor.netty",
                    "reactor.netty.http..",
                    "reactor.netty.tcp.."),
            // Requests and the database share their threads.
            only(List.of(WEB, JOBS, TELEMETRY, WIRING), "reactor.netty.resources..")
                    .visitedBy("shared.adapter.persistence"),
            only(
                    List.of(WEB, TELEMETRY),
                    "org.springframework.http.server..",
                    "org.springframework.web.bind..",
                    "org.springframework.web.reactive",
                    "org.springframework.web.reactive.config..",
                    "org.springframework.web.reactive.result..",
                    "org.springframework.web.server..",
                    "reactor.netty.http.server.."),
            only(List.of(JOBS), "org.springframework.web.reactive.function.client..", "reactor.netty.http.client..")
                    .visitedBy("demo.adapter.web", "telemetry.http"),
            only(List.of(JOBS), "jakarta.mail..", "org.eclipse.angus..", "org.springframework.mail.."),
            only(List.of(PERSISTENCE), "org.flywaydb.."),
            only(List.of(PERSISTENCE), "org.springframework.dao..", "org.springframework.jdbc.."),
            only(List.of(PERSISTENCE), "com.github.benmanes.caffeine.."),
            only(List.of(WEB), "com.netflix.concurrency.."),
            // db-scheduler polls over JDBC; the wiring explains why JDBC could not connect.
            only(List.of(PERSISTENCE, JOBS, WIRING), "java.sql..", "javax.sql.."),
            only(List.of(JOBS), "com.github.kagkarlsson..", "org.pcollections.."),
            only(List.of(SECURITY), "com.nimbusds..", "org.springframework.security.."),
            only(List.of(WEB, JOBS), "tools.jackson..", "com.fasterxml.jackson.."),
            only(List.of(TELEMETRY), "io.micrometer..", "io.prometheus..", "ch.qos.logback.."),
            // Of which the application names the annotation alone: see VocabularyRules.
            only(List.of(APPLICATION, TELEMETRY), "io.opentelemetry.."),
            // What Spring Boot builds is customised at its two ends: the server, and the connection of the migrations.
            only(List.of(WEB, PERSISTENCE, TELEMETRY, WIRING), "org.springframework.boot.."),
            only(List.of(TELEMETRY), "org.apache.kafka.."),
            only(List.of(TELEMETRY), "io.pyroscope..", "one.profiler.."),
            only(List.of(WIRING), "io.zonky.."));

    private TechnologyRules() {}

    static ArchRule eachTechnologyStaysHome(String root) {
        return CompositeArchRule.of(TECHNOLOGIES.stream()
                        .map(technology -> technology.staysHome(root))
                        .toList())
                .because("a technology with one home is replaced in one place");
    }

    private static Technology only(List<Ring> homes, String... packages) {
        return new Technology(List.of(packages), homes, List.of());
    }
}
