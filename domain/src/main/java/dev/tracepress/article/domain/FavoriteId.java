package dev.tracepress.article.domain;

/** Given by the store to one act of favouriting; favouriting again after taking it back is another act. */
public record FavoriteId(long value) {}
