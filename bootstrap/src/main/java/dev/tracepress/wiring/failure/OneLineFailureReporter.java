package dev.tracepress.wiring.failure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Says why the service does not start, and what to do, where log collectors keep it together: on one line. What nobody has
 * foreseen is told so too, and the stack of it at DEBUG alone.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneLineFailureReporter implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger("dev.tracepress");

    private static final Pattern SETTING = Pattern.compile("\\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\\b");

    private final @Nullable ConfigurableApplicationContext context;

    OneLineFailureReporter(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        LOG.error(line(analyzed(failure).orElseGet(() -> unforeseen(failure))));
        LOG.debug("This is what stopped the start", failure);
        return true;
    }

    private Optional<FailureAnalysis> analyzed(Throwable failure) {
        return analyzers().stream()
                .flatMap(analyzer -> Stream.ofNullable(analysis(analyzer, failure)))
                .findFirst();
    }

    private List<FailureAnalyzer> analyzers() {
        var arguments = context == null
                ? null
                : ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
                        .and(Environment.class, context.getEnvironment());
        // One that cannot be made, for want of a context, has nothing to say.
        return SpringFactoriesLoader.forDefaultResourceLocation(OneLineFailureReporter.class.getClassLoader())
                .load(FailureAnalyzer.class, arguments, FailureHandler.handleMessage((_, _) -> {}));
    }

    private static @Nullable FailureAnalysis analysis(FailureAnalyzer analyzer, Throwable failure) {
        try {
            return analyzer.analyze(failure);
        } catch (RuntimeException _) {
            return null;
        }
    }

    private FailureAnalysis unforeseen(Throwable failure) {
        var root = NestedExceptionUtils.getMostSpecificCause(failure);
        var what = causes(failure)
                .flatMap(cause -> cause instanceof BeanCreationException creation
                        ? Stream.ofNullable(creation.getBeanName())
                        : Stream.empty())
                .reduce((_, deeper) -> deeper)
                .map("the part %s cannot be made"::formatted)
                .orElse("something unforeseen failed");
        var settings = settingsIn(failure);
        return new FailureAnalysis(
                "%s (%s%s)"
                        .formatted(
                                what,
                                root.getClass().getSimpleName(),
                                root.getMessage() == null ? "" : ": " + root.getMessage()),
                settings.isEmpty()
                        ? "LOG_LEVEL=debug shows where."
                        : "Check " + settings + "; LOG_LEVEL=debug shows where.",
                failure);
    }

    /** Those that are set, and that somebody on the way has named. */
    private String settingsIn(Throwable failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .flatMap(message -> SETTING.matcher(message).results())
                .map(found -> found.group())
                .filter(name -> context != null && context.getEnvironment().containsProperty(name))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, cause -> cause.map(Throwable::getCause))
                .flatMap(Optional::stream);
    }

    private static String line(FailureAnalysis analysis) {
        var action = analysis.getAction() == null ? "" : analysis.getAction();
        return "Tracepress does not start: %s %s"
                .formatted(sentence(analysis.getDescription()), action)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String sentence(String text) {
        var stripped = text.strip();
        return stripped.endsWith(".") ? stripped : stripped + ".";
    }
}
