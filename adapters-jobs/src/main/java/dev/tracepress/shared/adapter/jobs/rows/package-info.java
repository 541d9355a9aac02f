/** What a job looks like in its table, and while it is held. */
@NullMarked
package dev.tracepress.shared.adapter.jobs.rows;

import org.jspecify.annotations.NullMarked;
