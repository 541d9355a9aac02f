package dev.tracepress.shared.adapter.web.representation;

import dev.tracepress.shared.adapter.web.json.StrictJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;
import tools.jackson.databind.json.JsonMapper;

/** Forms of answers, and whether they have changed. */
@Configuration(proxyBeanMethods = false)
public class RepresentationWebConfiguration {

    private final JsonMapper json = StrictJson.mapper();

    @Bean
    @Order(5)
    WebFilter conditionalExchanges() {
        return new ConditionalExchange.Filter();
    }

    @Bean
    Renderings renderings() {
        return new Renderings(json);
    }
}
