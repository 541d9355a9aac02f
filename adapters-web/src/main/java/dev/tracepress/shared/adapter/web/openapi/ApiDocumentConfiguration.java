package dev.tracepress.shared.adapter.web.openapi;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Shows the API to those who use it. */
@Configuration(proxyBeanMethods = false)
public class ApiDocumentConfiguration {

    @Bean
    RootController rootController(RootSettings settings) {
        return new RootController(settings);
    }

    @Bean
    ApiDocumentController apiDocumentController() {
        return new ApiDocumentController();
    }

    @Bean
    WebFluxConfigurer apiDocumentAssets() {
        return new ApiDocumentAssets();
    }
}
