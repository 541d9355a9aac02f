/** The inbox over HTTP. */
@NullMarked
package dev.tracepress.notification.adapter.web;

import org.jspecify.annotations.NullMarked;
