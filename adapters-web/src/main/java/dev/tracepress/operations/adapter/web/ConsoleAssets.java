package dev.tracepress.operations.adapter.web;

import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** What the page is made with: modules of its own, and uPlot from its WebJar. A browser asks whether they are new. */
final class ConsoleAssets implements WebFluxConfigurer {

    private static final String OWN = "classpath:/console/assets/";
    private static final String UPLOT = "classpath:/META-INF/resources/webjars/uplot/1.6.30/dist/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/assets/**")
                .addResourceLocations(OWN, UPLOT)
                .setCacheControl(CacheControl.noCache());
    }
}
