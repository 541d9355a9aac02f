/** What operators ask of what was recorded. */
@NullMarked
package dev.tracepress.operations.application.port.in;

import org.jspecify.annotations.NullMarked;
