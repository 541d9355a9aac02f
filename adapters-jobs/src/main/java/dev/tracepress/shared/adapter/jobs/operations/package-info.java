/** What operators see of jobs and do about them. */
@NullMarked
package dev.tracepress.shared.adapter.jobs.operations;

import org.jspecify.annotations.NullMarked;
