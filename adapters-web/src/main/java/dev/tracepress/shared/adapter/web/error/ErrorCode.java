package dev.tracepress.shared.adapter.web.error;

import org.springframework.http.HttpStatus;

/**
 * What programs know an error by. Each module lists its own, and {@code /docs/errors} shows all of them.
 *
 * @param word never changes and never means anything else: {@code article_not_found}; the text beside it in an answer is for
 *     people and may be written better one day
 * @param meaning what a client should make of it: a sentence for {@code /docs/errors}
 */
public record ErrorCode(String word, HttpStatus status, String meaning) {}
