/** Holds the files of {@code ops/} to the service that they are for. */
@NullMarked
package dev.tracepress.ops;

import org.jspecify.annotations.NullMarked;
