/** What people do: a span and figures for each use case. */
@NullMarked
package dev.tracepress.telemetry.usecase;

import org.jspecify.annotations.NullMarked;
