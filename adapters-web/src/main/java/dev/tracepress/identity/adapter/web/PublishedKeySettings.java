package dev.tracepress.identity.adapter.web;

import java.util.Optional;

/**
 * By what anybody can verify tokens.
 *
 * @param jwkSet the public keys as a JWK set (RFC 7517, 5); empty if tokens are for this service alone
 */
public record PublishedKeySettings(Optional<String> jwkSet) {}
