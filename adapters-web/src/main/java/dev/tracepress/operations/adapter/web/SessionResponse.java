package dev.tracepress.operations.adapter.web;

/**
 * Whether this browser may look.
 *
 * @param open whether everybody may, so that there is nothing to sign out of
 */
record SessionResponse(boolean signedIn, boolean open) {}
