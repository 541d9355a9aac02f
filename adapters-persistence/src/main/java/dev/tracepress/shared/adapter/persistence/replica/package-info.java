/**
 * Reads that may be a moment old come from replicas, as long as these have followed.
 *
 * <p>Begin at {@link dev.tracepress.shared.adapter.persistence.replica.Replicas}.
 */
@NullMarked
package dev.tracepress.shared.adapter.persistence.replica;

import org.jspecify.annotations.NullMarked;
