package dev.tracepress.wiring;

import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.persistence.DatabaseWays;
import dev.tracepress.shared.adapter.web.ops.OpsAccess;
import dev.tracepress.shared.adapter.web.ops.WiringReport;
import dev.tracepress.shared.adapter.web.request.ProxySettings;
import dev.tracepress.shared.adapter.web.request.RequestSettings;
import dev.tracepress.shared.application.HealthChecks;
import dev.tracepress.shared.application.RequestUseCases;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase;
import dev.tracepress.shared.application.port.in.HealthCheck;
import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.wiring.settings.Choices;
import dev.tracepress.wiring.settings.Settings;
import dev.tracepress.wiring.settings.Storage;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.resources.LoopResources;

/** Time, chance, jobs and health: what every module shares. */
@Configuration(proxyBeanMethods = false)
class SharedWiring {

    /** PostgreSQL keeps microseconds: a finer clock would show other times before storing than after. */
    static final Duration TICK = Duration.ofNanos(1_000);

    @Bean(destroyMethod = "close")
    EventLoops eventLoops() {
        return EventLoops.start();
    }

    /** Whoever takes them stops before they do, and leaves their end to them. */
    @Bean(destroyMethod = "")
    LoopResources eventLoopResources(EventLoops loops) {
        return loops.resources();
    }

    @Bean
    RandomGenerator chance() {
        return new SecureRandom();
    }

    /** With what DATABASE_URL was found to lead to, if there is a database. */
    @Bean
    Choices choices(Settings settings, Optional<DatabaseWays> ways) {
        return Choices.of(settings, ways.map(DatabaseWays::pooling));
    }

    @Bean
    JobSettings jobSettings(Settings settings, Choices choices) {
        return choices.listens() || settings.storage() == Storage.MEMORY
                ? settings.jobs()
                : settings.jobs().untold();
    }

    @Bean
    RequestSettings requestSettings(Settings settings) {
        return settings.requests();
    }

    @Bean
    ProxySettings proxySettings(Settings settings) {
        return settings.proxies();
    }

    /** In every role: operators may be asked for their token in each. */
    @Bean
    CountAttemptUseCase countAttempt(Tally tally, InstantSource time) {
        return RequestUseCases.countAttempt(tally, time);
    }

    @Bean
    OpsAccess opsAccess(Settings settings, InstantSource time) {
        return settings.opsToken()
                .map(token -> OpsAccess.byToken(token, time))
                .orElseGet(() -> settings.production() ? OpsAccess.closed() : OpsAccess.open());
    }

    @Bean
    WiringReport wiringReport(Choices choices) {
        return new WiringReport(choices.told().stream()
                .map(told -> new WiringReport.Chosen(told.of(), told.chosen(), told.because()))
                .toList());
    }

    @Bean
    HealthCheck healthCheck(List<HealthProbe> probes) {
        return HealthChecks.of(probes);
    }
}
