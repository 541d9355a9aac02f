/** What the service needs to know of what was recorded. */
@NullMarked
package dev.tracepress.operations.application.port.out;

import org.jspecify.annotations.NullMarked;
