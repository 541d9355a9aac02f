/** Keeps spans and lines of the log in PostgreSQL, for the processes that did not make them. */
@NullMarked
package dev.tracepress.operations.adapter.persistence;

import org.jspecify.annotations.NullMarked;
