/**
 * Jobs: what a kind of them is, how one is enqueued, and how an attempt at it ends. The rooms are the queue in PostgreSQL, where
 * jobs are enqueued in the transaction of the caller and completed in their own.
 */
@NullMarked
package dev.tracepress.shared.adapter.jobs;

import org.jspecify.annotations.NullMarked;
