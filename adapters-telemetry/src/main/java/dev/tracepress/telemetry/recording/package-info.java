/** Keeps the newest spans, and reads figures, for operators who look at this process. */
@NullMarked
package dev.tracepress.telemetry.recording;

import org.jspecify.annotations.NullMarked;
