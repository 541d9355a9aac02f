package dev.tracepress.shared.adapter.web.error;

import dev.tracepress.shared.adapter.web.json.StrictJson;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/** Answers every error in its one form. */
@Configuration(proxyBeanMethods = false)
public class ErrorWebConfiguration {

    private final JsonMapper json = StrictJson.mapper();

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
}
