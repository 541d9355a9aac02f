/** Holds migrations to what writers of the version before need while they run. */
@NullMarked
package dev.tracepress.shared.adapter.persistence.migration;

import org.jspecify.annotations.NullMarked;
