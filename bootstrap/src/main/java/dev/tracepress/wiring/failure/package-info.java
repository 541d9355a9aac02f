/** What a start that fails says, in one line. */
@NullMarked
package dev.tracepress.wiring.failure;

import org.jspecify.annotations.NullMarked;
