/** The job that tells an author of a favourite. */
@NullMarked
package dev.tracepress.notification.adapter.jobs;

import org.jspecify.annotations.NullMarked;
