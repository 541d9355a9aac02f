package dev.tracepress.shared.adapter.web.request;

import dev.tracepress.shared.adapter.web.json.StrictJson;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.WebFilter;
import tools.jackson.databind.json.JsonMapper;

/** What requests are named, measured, read and found by. */
@Configuration(proxyBeanMethods = false)
public class RequestWebConfiguration {

    private final JsonMapper json = StrictJson.mapper();

    /** Whoever watches requests comes second, and finds them named. */
    @Bean
    @Order(1)
    WebFilter requestIdFilter() {
        return new RequestIdFilter();
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
    @Order(10)
    WebFilter strictPathsFilter() {
        return new StrictPathsFilter();
    }

    @Bean
    ClientAddresses clientAddresses(ProxySettings settings) {
        return new ClientAddresses(settings);
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
}
