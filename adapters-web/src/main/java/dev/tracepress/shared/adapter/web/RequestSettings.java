package dev.tracepress.shared.adapter.web;

import java.time.Duration;

/**
 * How requests are answered.
 *
 * @param deadline how long one may take once its body is there; of a stream, the beginning
 */
public record RequestSettings(Duration deadline) {}
