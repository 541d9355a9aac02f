/** What PostgreSQL tells: one connection that listens. */
@NullMarked
package dev.tracepress.shared.adapter.jobs.listening;

import org.jspecify.annotations.NullMarked;
