/** Holds the files that operators run to the service and to one another. */
@NullMarked
package dev.tracepress.ops;

import org.jspecify.annotations.NullMarked;
