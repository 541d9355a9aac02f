package dev.tracepress.shared.adapter.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * What programs know an error by. A word never changes and never means anything else; the text beside it is for people and may
 * be written better one day. Each module lists its own in an enum, and {@code /docs/errors} shows all of them.
 */
public interface ErrorCode {

    /** The name of the constant. */
    String name();

    HttpStatus status();

    /** What a client should make of it: a sentence for {@code /docs/errors}. */
    String meaning();

    /** As it stands in answers: {@code article_not_found}. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
