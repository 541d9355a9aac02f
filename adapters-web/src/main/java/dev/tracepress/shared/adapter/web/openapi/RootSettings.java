package dev.tracepress.shared.adapter.web.openapi;

/**
 * What the front door leads to beside what is always there.
 *
 * @param console whether operators have one
 */
public record RootSettings(boolean console) {}
