package dev.tracepress.identity.domain;

/** Given by the store when a user registers; never used again for somebody else. */
public record UserId(long value) {}
