package dev.tracepress.wiring.failure;

import dev.tracepress.wiring.settings.StartupRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class StartupRefusedAnalyzer extends AbstractFailureAnalyzer<StartupRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartupRefused refusal) {
        return new FailureAnalysis(String.valueOf(refusal.getMessage()), refusal.whatToDo(), refusal);
    }
}
