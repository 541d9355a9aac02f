package dev.tracepress.wiring.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.opentelemetry.api.trace.Span;
import java.util.Optional;

/** Counts what the business is measured by; every series is there from the start, so that a first event is an increase. */
final class UseCaseFigures {

    private static final String RESULT = "result";
    private static final String SUCCESS = "success";
    private static final String FAILED = "failed";

    private final Outcomes registrations;
    private final Outcomes logins;
    private final Counter articlesCreated;
    private final Counter articlesFavorited;

    UseCaseFigures(MeterRegistry meters) {
        this.registrations = Outcomes.of(Metric.AUTH_REGISTRATIONS, meters);
        this.logins = Outcomes.of(Metric.AUTH_LOGINS, meters);
        this.articlesCreated = Metric.ARTICLES_CREATED.counter(Tags.empty()).register(meters);
        this.articlesFavorited = Metric.ARTICLES_FAVORITED.counter(Tags.empty()).register(meters);
    }

    /** Counts the end of the use case of that span. */
    void ended(String useCase, Optional<Throwable> error, Span span) {
        switch (useCase) {
            case "user.register" -> registrations.count(error.isEmpty());
            case "user.login" -> {
                logins.count(error.isEmpty());
                span.setAttribute("login.result", error.isEmpty() ? SUCCESS : FAILED);
            }
            case "article.create" -> count(articlesCreated, error);
            case "article.favorite" -> count(articlesFavorited, error);
            default -> {
                // The duration of its requests says enough.
            }
        }
    }

    private static void count(Counter counter, Optional<Throwable> error) {
        if (error.isEmpty()) {
            counter.increment();
        }
    }

    private record Outcomes(Counter successes, Counter failures) {

        static Outcomes of(Metric metric, MeterRegistry meters) {
            return new Outcomes(
                    metric.counter(Tags.of(RESULT, SUCCESS)).register(meters),
                    metric.counter(Tags.of(RESULT, FAILED)).register(meters));
        }

        void count(boolean success) {
            (success ? successes : failures).increment();
        }
    }
}
