/** Keeps for a moment in memory what many anonymous readers ask for. */
@NullMarked
package dev.tracepress.article.adapter.persistence.hot;

import org.jspecify.annotations.NullMarked;
