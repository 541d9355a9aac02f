package dev.tracepress.shared.adapter.web.error;

/** Somebody else asks for what is for operators. */
public final class OperatorsOnly extends RuntimeException {

    public OperatorsOnly() {
        super("operators only", null, false, false);
    }
}
