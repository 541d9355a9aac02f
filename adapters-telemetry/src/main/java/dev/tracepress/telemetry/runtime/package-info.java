/** The threads that everything runs on. */
@NullMarked
package dev.tracepress.telemetry.runtime;

import org.jspecify.annotations.NullMarked;
