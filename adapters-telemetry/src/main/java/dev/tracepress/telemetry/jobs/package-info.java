/** Attempts at jobs, linked with what caused them, and the figures of the queue. */
@NullMarked
package dev.tracepress.telemetry.jobs;

import org.jspecify.annotations.NullMarked;
