package dev.tracepress.shared.adapter.web.openapi;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** What the page of the API is made with: Swagger UI, from its WebJar; nothing is loaded from elsewhere. */
final class ApiDocumentAssets implements WebFluxConfigurer {

    private static final String SWAGGER_UI = "classpath:/META-INF/resources/webjars/swagger-ui/5.32.0/";
    private static final Duration A_DAY = Duration.ofDays(1);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/assets/**")
                .addResourceLocations(SWAGGER_UI)
                .setCacheControl(CacheControl.maxAge(A_DAY));
    }
}
