/** The queue in the memory of one process, for storage that is in memory as well: the same retries, dead jobs and operations. */
@NullMarked
package dev.tracepress.shared.adapter.jobs.inprocess;

import org.jspecify.annotations.NullMarked;
