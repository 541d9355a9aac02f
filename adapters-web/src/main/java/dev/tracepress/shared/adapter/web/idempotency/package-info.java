/** Answers a request that is sent again as it was answered first. */
@NullMarked
package dev.tracepress.shared.adapter.web.idempotency;

import org.jspecify.annotations.NullMarked;
