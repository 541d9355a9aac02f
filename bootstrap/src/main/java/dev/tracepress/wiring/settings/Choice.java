package dev.tracepress.wiring.settings;

/**
 * What was chosen, and why.
 *
 * @param because a sentence for people, which names the setting; no value that could be a secret
 */
public record Choice<T>(T chosen, String because) {}
