package dev.tracepress.article.adapter.web;

import dev.tracepress.shared.adapter.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** How programs know the ways in which publishing says no. */
enum ArticleErrorCode implements ErrorCode {
    ARTICLE_NOT_FOUND(HttpStatus.NOT_FOUND, "No article has this slug."),
    NOT_THE_AUTHOR(HttpStatus.FORBIDDEN, "Only its author may change or delete an article."),
    ARTICLE_ALREADY_FAVORITED(HttpStatus.CONFLICT, "The reader has favourited the article already, and that stays."),
    ARTICLE_NOT_FAVORITED(HttpStatus.CONFLICT, "The reader has not favourited the article, and that stays."),
    TOO_MUCH_CONTENTION(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Others were quicker again and again; nothing was done. Try again after `Retry-After`.");

    private final HttpStatus status;
    private final String meaning;

    ArticleErrorCode(HttpStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
