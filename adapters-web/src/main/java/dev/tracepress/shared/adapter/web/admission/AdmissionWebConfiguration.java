package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.adapter.web.error.ErrorAnswer;
import dev.tracepress.shared.adapter.web.error.RequestTraces;
import dev.tracepress.shared.adapter.web.idempotency.RequestOwners;
import dev.tracepress.shared.adapter.web.request.ClientAddresses;
import dev.tracepress.shared.adapter.web.request.RequestSettings;
import dev.tracepress.shared.adapter.web.server.Shutdown;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.WebFilter;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyPipeline;

/** Stands before everything that a request may cost. */
@Configuration(proxyBeanMethods = false)
public class AdmissionWebConfiguration {

    /** Where everybody is let in, nobody comes this way. */
    private static final Duration FOR_NOBODY = Duration.ofSeconds(1);

    /** More than a few cores get done while one waits. */
    private static final int WAIT_TO_SIGN_IN = 64;

    /** A process that has just started hashes slowly, and people sign in at once. */
    private static final int LONGER_TO_SIGN_IN = 5;

    private final Backlog backlog = new Backlog(System::nanoTime);

    @Bean
    Admission admission(AdmissionSettings settings, RequestSettings requests) {
        var patience = settings.patience().orElse(FOR_NOBODY);
        var toSignIn = Collections.min(List.of(patience.multipliedBy(LONGER_TO_SIGN_IN), requests.deadline()));
        // Half of the cores hash: while one of two requests is hashed, the other reads or writes.
        var atOnce = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new Admission(
                patience, System::nanoTime, new FairQueue(atOnce, WAIT_TO_SIGN_IN, toSignIn, Schedulers.parallel()));
    }

    @Bean
    Refusal refusal(ErrorAnswer answer) {
        return new Refusal(answer);
    }

    @Bean
    ShedLog shedLog() {
        return new ShedLog(System::nanoTime);
    }

    @Bean
    Gatekeeper gatekeeper(Admission admission, ShedTelemetry telemetry, ShedLog log) {
        return new Gatekeeper(admission, backlog, telemetry, log);
    }

    /** Around all others, those who watch requests among them. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    HttpHandlerDecoratorFactory gate(
            AdmissionSettings settings, Gatekeeper keeper, ClientAddresses clients, Refusal refusal) {
        var gate = new Gate(keeper, clients, refusal);
        return settings.patience().isPresent() ? gate : handler -> handler;
    }

    /** Behind the filter that takes the body in, before the one that gives the work its time. */
    @Bean
    @Order(8)
    WebFilter admissionFilter(
            AdmissionSettings settings,
            Admission admission,
            ClientAddresses clients,
            Refusal refusal,
            RequestTraces traces,
            ShedTelemetry telemetry,
            ShedLog log) {
        var filter = new AdmissionFilter(admission, clients, refusal, traces, telemetry, log);
        return settings.patience().isPresent() ? filter : (exchange, chain) -> chain.filter(exchange);
    }

    /** Inside the filter whose deadline a slow reader outlives. */
    @Bean
    @Order(10)
    WebFilter unsentAnswers() {
        return new UnsentAnswers(Runtime.getRuntime().maxMemory() / 8);
    }

    /** Before the filter that remembers answers: whoever asks again and again asks for that too. */
    @Bean
    @Order(11)
    WebFilter writeQuotaFilter(
            CountAttemptUseCase attempts,
            RequestOwners owners,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<HandlerMapping> routes,
            AdmissionSettings settings) {
        return new WriteQuotaFilter(attempts, owners, routes::getObject, settings.writesOfOne());
    }

    @Bean
    NettyServerCustomizer admissionCustomizer(
            AdmissionSettings settings,
            ClientAddresses clients,
            ShedTelemetry telemetry,
            Gatekeeper keeper,
            Refusal refusal,
            Shutdown shutdown) {
        var connections = new ConnectionLimit(settings.connectionsOfOne(), clients::isTrusted, telemetry);
        return server -> server.doOnChannelInit((_, channel, _) -> {
            channel.pipeline()
                    .addFirst("connection-limit", connections)
                    .addAfter(NettyPipeline.HttpCodec, "backlog", backlog);
            if (settings.patience().isPresent()) {
                channel.pipeline()
                        .addBefore(
                                NettyPipeline.HttpTrafficHandler,
                                "read-gate",
                                new ReadGate(keeper, refusal, shutdown::hasBegun));
            }
        });
    }
}
