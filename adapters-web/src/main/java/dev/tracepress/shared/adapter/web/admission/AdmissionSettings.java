package dev.tracepress.shared.adapter.web.admission;

import java.time.Duration;
import java.util.Optional;

/**
 * How much is let in.
 *
 * @param patience how long nine in ten of those that are let in may take, once their bodies are there, before fewer are; empty if
 *     everybody is let in
 * @param connectionsOfOne how many connections one client may have open, 0 for any number
 * @param writesOfOne how many requests of one user may change something within a minute, 0 for any number
 */
public record AdmissionSettings(Optional<Duration> patience, int connectionsOfOne, int writesOfOne) {}
