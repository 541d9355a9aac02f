package dev.tracepress.shared.adapter.web.error;

/** A client's mistake that the edge itself finds; the text is meant for the person who made it. */
public final class BadRequest extends RuntimeException {

    private final transient HttpError error;

    private BadRequest(HttpError error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    /** Something about the request as a whole. */
    public BadRequest(String text) {
        this(HttpError.of(RequestErrorCodes.MALFORMED_REQUEST, text));
    }

    /** Something that has a word of its own. */
    public BadRequest(ErrorCode code, String text) {
        this(HttpError.of(code, text));
    }

    public static BadRequest ofMember(String name, String text) {
        return new BadRequest(HttpError.invalid(text, name));
    }

    public static BadRequest ofParameter(String name, String text) {
        return new BadRequest(HttpError.invalidParameter(name, text));
    }

    HttpError toError() {
        return error;
    }
}
