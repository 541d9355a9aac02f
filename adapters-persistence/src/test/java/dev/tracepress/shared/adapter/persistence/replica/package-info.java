@NullMarked
package dev.tracepress.shared.adapter.persistence.replica;

import org.jspecify.annotations.NullMarked;
