/** Articles and favourites in PostgreSQL. */
@NullMarked
package dev.tracepress.article.adapter.persistence;

import org.jspecify.annotations.NullMarked;
