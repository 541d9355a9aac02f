/**
 * What operators see of the service: spans, metrics, logs and profiles, declared elsewhere and made here. The rooms are
 * named after what they watch; {@code catalog} says all that is to be seen.
 */
@NullMarked
package dev.tracepress.telemetry;

import org.jspecify.annotations.NullMarked;
