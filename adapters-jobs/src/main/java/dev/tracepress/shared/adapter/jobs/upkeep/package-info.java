/** Recurring jobs that keep the tables of the kernel small. */
@NullMarked
package dev.tracepress.shared.adapter.jobs.upkeep;

import org.jspecify.annotations.NullMarked;
