/** Requests that come in, and calls that go out. */
@NullMarked
package dev.tracepress.telemetry.http;

import org.jspecify.annotations.NullMarked;
