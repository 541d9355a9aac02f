/** The trace on its way through reactive chains and between threads, and what lines and spans have in common. */
@NullMarked
package dev.tracepress.telemetry.context;

import org.jspecify.annotations.NullMarked;
