/** Spares the primary what may be a moment old: many ask for it in memory, and others at replicas. */
@NullMarked
package dev.tracepress.article.adapter.persistence.hot;

import org.jspecify.annotations.NullMarked;
