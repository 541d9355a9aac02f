package dev.tracepress.shared.adapter.web.idempotency;

/**
 * What tells one request from another; none of them has a line feed in it.
 *
 * @param route the pattern of its address
 * @param word that its client chose
 * @param body the digest of it
 */
record RequestParts(String route, String address, String word, String body) {}
