package dev.tracepress.operations.domain;

/** Every way in which the console says no; the message is meant for the operator who asked. */
public abstract sealed class OperationsError extends RuntimeException {

    private OperationsError(String message) {
        super(message, null, false, false);
    }

    /** It was never recorded, or it has had to make room for newer ones. */
    public static final class TraceNotFound extends OperationsError {
        public TraceNotFound() {
            super("no trace, request or job of that name is kept");
        }
    }
}
