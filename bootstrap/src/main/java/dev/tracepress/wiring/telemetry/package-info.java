/** What operators see of the service: spans, metrics, logs and profiles, declared elsewhere and made here. */
@NullMarked
package dev.tracepress.wiring.telemetry;

import org.jspecify.annotations.NullMarked;
