package dev.tracepress.shared.adapter.web;

import dev.tracepress.shared.adapter.web.audit.AuditLog;
import dev.tracepress.shared.application.port.in.HealthCheck;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every route. */
@Configuration(proxyBeanMethods = false)
public class SharedWebConfiguration {

    private final JsonMapper json = StrictJson.mapper();

    /** Whoever watches requests comes second, and finds them named. */
    @Bean
    @Order(1)
    WebFilter requestIdFilter() {
        return new RequestIdFilter();
    }

    @Bean
    @Order(3)
    WebFilter corsFilter(RequestSettings settings) {
        return new CorsFilter(settings.corsOrigins());
    }

    @Bean
    @Order(4)
    WebFilter acceptFilter() {
        return new AcceptFilter();
    }

    @Bean
    @Order(5)
    WebFilter conditionalExchanges() {
        return new ConditionalExchange.Filter();
    }

    @Bean
    @Order(6)
    WebFilter bodilessErrorFilter() {
        return new BodilessErrorFilter();
    }

    @Bean
    @Order(7)
    WebFilter bodyFilter() {
        return new BodyFilter();
    }

    @Bean
    @Order(8)
    WebFilter wellFormedFilter() {
        return new WellFormedFilter();
    }

    @Bean
    @Order(9)
    WebFilter deadlineFilter(RequestSettings settings, LastCall lastCall) {
        return new DeadlineFilter(settings, lastCall);
    }

    @Bean
    @Order(10)
    WebFilter opsFilter(OpsAccess access, AuditLog audit) {
        return new OpsFilter(access, audit);
    }

    @Bean
    AuditLog auditLog() {
        return new AuditLog();
    }

    @Bean
    ClientAddresses clientAddresses(ProxySettings settings) {
        return new ClientAddresses(settings);
    }

    @Bean
    @Order(11)
    WebFilter positionFilter(InstantSource time) {
        return new PositionFilter(time);
    }

    @Bean
    LastCall lastCall() {
        return new LastCall();
    }

    @Bean
    Shutdown shutdown() {
        return new Shutdown();
    }

    @Bean
    OpenStreams openStreams() {
        return new OpenStreams();
    }

    /** For whoever answers before the filters do. */
    @Bean
    public ErrorAnswer errorAnswer() {
        return new ErrorAnswer(json);
    }

    @Bean
    WebExceptionHandler errorHandler(List<ErrorMapping> mappings, RequestTraces traces, ErrorAnswer answer) {
        return new ErrorHandler(mappings, traces, answer);
    }

    @Bean
    WebExceptionHandler brokenAnswers() {
        return new BrokenAnswers();
    }

    @Bean
    ErrorMapping sharedErrorMapping() {
        return new SharedErrorMapping();
    }

    @Bean
    ErrorMapping frameworkErrorMapping() {
        return new FrameworkErrorMapping();
    }

    @Bean
    Renderings renderings() {
        return new Renderings(json);
    }

    /** After Spring Boot's own, which would set its decoder again. */
    @Bean
    @Order(100)
    CodecCustomizer strictJson() {
        return codecs -> {
            var decoder = new StrictJsonDecoder(json);
            codecs.defaultCodecs().jacksonJsonDecoder(decoder);
            codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(json));
            codecs.defaultCodecs().maxInMemorySize(BodyFilter.LARGEST_BYTES);
        };
    }

    /** The threads are given and end later: those that Reactor Netty shares in a JVM would end with the first server. */
    @Bean
    ReactorResourceFactory serverResources(LoopResources loops) {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResources(loops);
        return resources;
    }

    @Bean
    NettyServerCustomizer serverCustomizer(RequestSettings settings, RequestTraces traces, InstantSource time) {
        return new ServerCustomizer(settings, traces, json, time);
    }

    @Bean
    WebFluxRegistrations strictRouting() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new StrictRouting();
            }
        };
    }

    @Bean
    ErrorPageController errorPageController(List<ErrorMapping> mappings) {
        return new ErrorPageController(mappings);
    }

    @Bean
    HealthController healthController(HealthCheck health) {
        return new HealthController(health);
    }
}
