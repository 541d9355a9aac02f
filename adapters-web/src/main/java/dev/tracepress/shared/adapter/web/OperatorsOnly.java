package dev.tracepress.shared.adapter.web;

/** Somebody else asks for what is for operators. */
final class OperatorsOnly extends RuntimeException {

    OperatorsOnly() {
        super("operators only", null, false, false);
    }
}
