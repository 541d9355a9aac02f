/** Recurring jobs of operations. */
@NullMarked
package dev.tracepress.operations.adapter.jobs;

import org.jspecify.annotations.NullMarked;
