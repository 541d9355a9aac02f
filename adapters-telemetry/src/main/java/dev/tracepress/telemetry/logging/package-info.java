/** The lines of the log: their fields, their forms, and the ways by which they leave. */
@NullMarked
package dev.tracepress.telemetry.logging;

import org.jspecify.annotations.NullMarked;
