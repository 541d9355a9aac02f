/** Every signal that the service sends, by name: the page docs/signals.md is made from it. */
@NullMarked
package dev.tracepress.telemetry.catalog;

import org.jspecify.annotations.NullMarked;
