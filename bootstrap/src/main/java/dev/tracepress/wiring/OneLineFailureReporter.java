package dev.tracepress.wiring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why the service does not start, and what to do, where log collectors keep it together: on one line. */
final class OneLineFailureReporter implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger("dev.tracepress");

    @Override
    public void report(FailureAnalysis analysis) {
        var action = analysis.getAction() == null ? "" : analysis.getAction();
        var line = "Tracepress does not start: %s %s".formatted(sentence(analysis.getDescription()), action);
        LOG.error(line.replaceAll("\\s+", " ").strip());
    }

    private static String sentence(String text) {
        var stripped = text.strip();
        return stripped.endsWith(".") ? stripped : stripped + ".";
    }
}
