package dev.tracepress.identity.domain;

/** The {@code jti} of a token (RFC 7519, 4.1.7): names one token, reveals nothing about it. */
public record TokenId(String value) {}
