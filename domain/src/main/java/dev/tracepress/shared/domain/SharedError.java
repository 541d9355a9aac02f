package dev.tracepress.shared.domain;

/** What may go wrong in any module. */
public abstract sealed class SharedError extends RuntimeException {

    private SharedError(String message) {
        super(message, null, false, false);
    }

    private SharedError(String message, Throwable cause) {
        super(message, cause);
    }

    /** Text holds a NUL character or half of a surrogate pair, which UTF-8 or PostgreSQL cannot store. */
    public static final class UnstorableText extends SharedError {
        public UnstorableText() {
            super("text must not contain NUL characters or unpaired surrogates");
        }
    }

    /** A page size outside 1 to {@link PageSize#LARGEST}. */
    public static final class PageSizeOutOfRange extends SharedError {
        public PageSizeOutOfRange() {
            super("perPage must be a number from 1 to " + PageSize.LARGEST);
        }
    }

    /** Something the service needs does not answer in time; the same request may succeed a little later. */
    public static final class Unavailable extends SharedError {
        private final boolean mayHaveHappened;

        public Unavailable(Throwable cause) {
            this("the service is temporarily unavailable, please try again", false, cause);
        }

        private Unavailable(String message, boolean mayHaveHappened, Throwable cause) {
            super(message, cause);
            this.mayHaveHappened = mayHaveHappened;
        }

        /** It stopped answering while what was asked for was being committed, so that this may have happened. */
        public static Unavailable whileCommitting(Throwable cause) {
            return new Unavailable(
                    "the service is temporarily unavailable; what was asked for may have happened: look first",
                    true,
                    cause);
        }

        /** Whether what was asked for may have been committed all the same. */
        public boolean mayHaveHappened() {
            return mayHaveHappened;
        }
    }

    /** A cursor that no page ended with. */
    public static final class UnknownCursor extends SharedError {
        public UnknownCursor() {
            super("cursor must be the nextCursor of an earlier answer");
        }
    }

    /** No such job is there to be seen or to be ended. */
    public static final class JobNotFound extends SharedError {
        public JobNotFound() {
            super("job not found");
        }
    }

    /** No worker knows such a kind of job. */
    public static final class JobKindNotFound extends SharedError {
        public JobKindNotFound() {
            super("kind of job not found");
        }
    }

    /** The first request under the same idempotency key is still being answered. */
    public static final class RequestUnderWay extends SharedError {
        public RequestUnderWay() {
            super("a request with this Idempotency-Key is still being answered");
        }
    }

    /** Somebody did something more often than they may. */
    public static final class TooManyAttempts extends SharedError {
        private final transient Allowance left;

        public TooManyAttempts(Allowance left) {
            super("too many attempts, please try again later");
            this.left = left;
        }

        /** Of which nothing remains. */
        public Allowance left() {
            return left;
        }
    }

    /** Another request came under the same idempotency key before. */
    public static final class KeyUsedOtherwise extends SharedError {
        public KeyUsedOtherwise() {
            super("this Idempotency-Key was used for another request");
        }
    }

    /** The request was answered before, and what it was answered cannot be read any more: it was not done again. */
    public static final class AnswerUnreadable extends SharedError {
        public AnswerUnreadable() {
            super("this request was answered before, and its answer cannot be shown again");
        }
    }
}
