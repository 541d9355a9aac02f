/** How spans, metrics and log records leave, and what is lost of them. */
@NullMarked
package dev.tracepress.telemetry.export;

import org.jspecify.annotations.NullMarked;
