/** How recipients hear of what happened: by the job that fills the inbox, and over the channels beside it. */
@NullMarked
package dev.tracepress.notification.adapter.jobs;

import org.jspecify.annotations.NullMarked;
