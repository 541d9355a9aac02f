/** The job that checks the counters of favourites. */
@NullMarked
package dev.tracepress.article.adapter.jobs;

import org.jspecify.annotations.NullMarked;
