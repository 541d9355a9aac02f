package dev.tracepress.article.adapter.web;

import dev.tracepress.shared.adapter.web.error.ErrorCode;
import java.util.List;
import org.springframework.http.HttpStatus;

/** How programs know the ways in which publishing says no. */
final class ArticleErrorCodes {

    static final ErrorCode ARTICLE_NOT_FOUND =
            new ErrorCode("article_not_found", HttpStatus.NOT_FOUND, "No article has this slug.");
    static final ErrorCode NOT_THE_AUTHOR =
            new ErrorCode("not_the_author", HttpStatus.FORBIDDEN, "Only its author may change or delete an article.");
    static final ErrorCode ARTICLE_ALREADY_FAVORITED = new ErrorCode(
            "article_already_favorited",
            HttpStatus.CONFLICT,
            "The reader has favourited the article already, and that stays.");
    static final ErrorCode ARTICLE_NOT_FAVORITED = new ErrorCode(
            "article_not_favorited", HttpStatus.CONFLICT, "The reader has not favourited the article, and that stays.");
    static final ErrorCode TOO_MUCH_CONTENTION = new ErrorCode(
            "too_much_contention",
            HttpStatus.SERVICE_UNAVAILABLE,
            "Others were quicker again and again; nothing was done. Try again after `Retry-After`.");

    static final List<ErrorCode> ALL = List.of(
            ARTICLE_NOT_FOUND, NOT_THE_AUTHOR, ARTICLE_ALREADY_FAVORITED, ARTICLE_NOT_FAVORITED, TOO_MUCH_CONTENTION);

    private ArticleErrorCodes() {}
}
