/** Enqueues in the transaction of the caller, and wakes the workers after it. */
@NullMarked
package dev.tracepress.shared.adapter.jobs.queue;

import org.jspecify.annotations.NullMarked;
