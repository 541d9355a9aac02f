/** What somebody is told because somebody else did something. */
@NullMarked
package dev.tracepress.notification.domain;

import org.jspecify.annotations.NullMarked;
