/** Continuous profiles, linked with traces. */
@NullMarked
package dev.tracepress.telemetry.profiling;

import org.jspecify.annotations.NullMarked;
