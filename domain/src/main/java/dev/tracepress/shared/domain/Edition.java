package dev.tracepress.shared.domain;

/**
 * A version of one thing, which no other has, even if it came later under the same address.
 *
 * @param of the id of the thing
 */
public record Edition(long of, long version) {}
