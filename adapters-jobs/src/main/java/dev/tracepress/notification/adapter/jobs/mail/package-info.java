/** Notifications as e-mail to their recipients. */
@NullMarked
package dev.tracepress.notification.adapter.jobs.mail;

import org.jspecify.annotations.NullMarked;
