/** Runs due jobs: picks them, tries them, and records how that ended. */
@NullMarked
package dev.tracepress.shared.adapter.jobs.worker;

import org.jspecify.annotations.NullMarked;
