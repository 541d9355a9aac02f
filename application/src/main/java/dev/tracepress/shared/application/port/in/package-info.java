/** What operators ask of the service as a whole. */
@NullMarked
package dev.tracepress.shared.application.port.in;

import org.jspecify.annotations.NullMarked;
