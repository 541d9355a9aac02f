package dev.tracepress.wiring.failure;

import dev.tracepress.shared.adapter.persistence.UnfitDatabase;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class UnfitDatabaseAnalyzer extends AbstractFailureAnalyzer<UnfitDatabase> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnfitDatabase unfit) {
        return new FailureAnalysis(String.valueOf(unfit.getMessage()), unfit.whatToDo(), unfit);
    }
}
