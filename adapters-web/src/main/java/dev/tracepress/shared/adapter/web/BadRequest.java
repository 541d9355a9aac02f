package dev.tracepress.shared.adapter.web;

/** A client's mistake that the edge itself finds; the text is meant for the person who made it. */
public final class BadRequest extends RuntimeException {

    private final String text;

    public BadRequest(String text) {
        super(text, null, false, false);
        this.text = text;
    }

    String text() {
        return text;
    }
}
