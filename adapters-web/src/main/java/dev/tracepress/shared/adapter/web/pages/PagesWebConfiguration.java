package dev.tracepress.shared.adapter.web.pages;

import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Explains errors to people. */
@Configuration(proxyBeanMethods = false)
public class PagesWebConfiguration {

    @Bean
    ErrorPageController errorPageController(List<ErrorMapping> mappings) {
        return new ErrorPageController(mappings);
    }
}
