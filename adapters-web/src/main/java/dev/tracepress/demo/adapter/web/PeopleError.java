package dev.tracepress.demo.adapter.web;

import dev.tracepress.shared.adapter.web.error.HttpError;

/** What keeps a person from being shown; the other system is behind it, and a client is told so. */
abstract sealed class PeopleError extends RuntimeException {

    private final transient HttpError error;

    private PeopleError(HttpError error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    HttpError toError() {
        return error;
    }

    /** No other system is set. */
    static final class NobodyToAsk extends PeopleError {
        NobodyToAsk() {
            super(HttpError.retriable(
                    DemoErrorCodes.NO_OTHER_SYSTEM, "no other system is set to ask: TRACEPRESS_DEMO_PEOPLE_URL"));
        }
    }

    /** It knows nobody by that id. */
    static final class PersonNotFound extends PeopleError {
        PersonNotFound() {
            super(HttpError.of(DemoErrorCodes.PERSON_NOT_FOUND, "person not found"));
        }
    }

    /** It answers with an error, with nonsense, or cannot be reached. */
    static final class AskedInVain extends PeopleError {
        AskedInVain(String how) {
            super(HttpError.of(DemoErrorCodes.OTHER_SYSTEM_FAILED, "the other system, which knows the people, " + how));
        }
    }

    /** It is too slow. */
    static final class AskedTooLong extends PeopleError {
        AskedTooLong() {
            super(HttpError.of(
                    DemoErrorCodes.OTHER_SYSTEM_TOO_SLOW,
                    "the other system, which knows the people, did not answer in time"));
        }
    }
}
