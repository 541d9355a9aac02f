/** The kernel: the few types that every module speaks of. */
@NullMarked
package dev.tracepress.shared.domain;

import org.jspecify.annotations.NullMarked;
