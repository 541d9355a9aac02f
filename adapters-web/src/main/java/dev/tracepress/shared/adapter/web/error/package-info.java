/** Errors, from what a use case refused to what a client reads. */
@NullMarked
package dev.tracepress.shared.adapter.web.error;

import org.jspecify.annotations.NullMarked;
