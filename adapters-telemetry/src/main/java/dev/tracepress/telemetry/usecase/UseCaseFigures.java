package dev.tracepress.telemetry.usecase;

import static java.util.Objects.requireNonNull;

import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.opentelemetry.api.trace.Span;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.SignalType;

/** Counts what the business is measured by; every series is there from the start, so that a first event is an increase. */
final class UseCaseFigures {

    private static final String LOGIN = "user.login";
    private static final String RESULT = "result";
    static final String SUCCESS = "success";
    private static final String FAILED = "failed";
    private static final String CANCELLED = "cancelled";

    private final Outcomes registrations;
    private final Outcomes logins;
    private final Counter articlesCreated;
    private final Counter articlesFavorited;
    private final FavoritesDrift favoritesDrift;

    UseCaseFigures(MeterRegistry meters, InstantSource time) {
        this.registrations = Outcomes.of(Metric.AUTH_REGISTRATIONS, meters);
        this.logins = Outcomes.of(Metric.AUTH_LOGINS, meters);
        this.articlesCreated = Metric.ARTICLES_CREATED.counter(Tags.empty()).register(meters);
        this.articlesFavorited = Metric.ARTICLES_FAVORITED.counter(Tags.empty()).register(meters);
        this.favoritesDrift = new FavoritesDrift(meters, time);
    }

    /** Takes note of what a use case found out. */
    void answered(Object answer) {
        favoritesDrift.answered(answer);
    }

    /** How the use case of that span ended; it failed if there is an error, however it ended. */
    String ended(String useCase, SignalType end, Optional<Throwable> error, Span span) {
        var result = error.isPresent() ? FAILED : end == SignalType.CANCEL ? CANCELLED : SUCCESS;
        if (useCase.equals(LOGIN)) {
            span.setAttribute("login.result", result);
        }
        return result;
    }

    /** Counts what became of a use case, all in all. */
    void count(String useCase, String result) {
        switch (useCase) {
            case "user.register" -> registrations.count(result);
            case LOGIN -> logins.count(result);
            case "article.create" -> count(articlesCreated, result);
            case "article.favorite" -> count(articlesFavorited, result);
            default -> {
                // The duration of its requests says enough.
            }
        }
    }

    private static void count(Counter counter, String result) {
        if (result.equals(SUCCESS)) {
            counter.increment();
        }
    }

    private record Outcomes(Map<String, Counter> counters) {

        Outcomes {
            counters = Map.copyOf(counters);
        }

        static Outcomes of(Metric metric, MeterRegistry meters) {
            return new Outcomes(Stream.of(SUCCESS, FAILED, CANCELLED)
                    .collect(Collectors.toMap(
                            Function.identity(),
                            result -> metric.counter(Tags.of(RESULT, result)).register(meters))));
        }

        void count(String result) {
            requireNonNull(counters.get(result)).increment();
        }
    }
}
