/** The queue in PostgreSQL: jobs are enqueued in the caller's transaction and completed in their own. */
@NullMarked
package dev.tracepress.shared.adapter.jobs;

import org.jspecify.annotations.NullMarked;
