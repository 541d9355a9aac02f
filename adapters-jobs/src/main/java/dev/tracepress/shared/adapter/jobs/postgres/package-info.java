/** The queue in PostgreSQL, put together. */
@NullMarked
package dev.tracepress.shared.adapter.jobs.postgres;

import org.jspecify.annotations.NullMarked;
