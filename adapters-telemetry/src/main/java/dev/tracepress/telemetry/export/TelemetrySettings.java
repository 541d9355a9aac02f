package dev.tracepress.telemetry.export;

/**
 * What is decided about telemetry beside the variables of OpenTelemetry.
 *
 * @param trustsCallers see {@link LinkedRootSampler}
 */
public record TelemetrySettings(boolean trustsCallers) {}
