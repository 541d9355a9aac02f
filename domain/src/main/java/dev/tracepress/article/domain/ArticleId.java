package dev.tracepress.article.domain;

/** Given by the store; stays when the slug changes. */
public record ArticleId(long value) {}
