package dev.tracepress.shared.application.port.out;

/**
 * By which a request is known again: it stands for who sent it, the route, and the word that its client chose for it.
 *
 * @param digest of these, so that nothing that a client said is in it
 */
public record RequestKey(String digest) {}
