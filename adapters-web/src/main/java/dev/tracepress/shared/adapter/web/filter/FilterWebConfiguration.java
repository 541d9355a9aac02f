package dev.tracepress.shared.adapter.web.filter;

import dev.tracepress.shared.adapter.web.request.RequestSettings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;

/** What every request passes on its way to a route. */
@Configuration(proxyBeanMethods = false)
public class FilterWebConfiguration {

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
    @Order(6)
    WebFilter bodilessErrorFilter() {
        return new BodilessErrorFilter();
    }

    @Bean
    @Order(9)
    WebFilter deadlineFilter(RequestSettings settings, LastCall lastCall) {
        return new DeadlineFilter(settings, lastCall);
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
    OpenStreams openStreams() {
        return new OpenStreams();
    }
}
