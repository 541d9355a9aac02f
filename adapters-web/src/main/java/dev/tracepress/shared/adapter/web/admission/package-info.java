/** Lets no more in than can be answered in time, and refuses the rest at once. */
@NullMarked
package dev.tracepress.shared.adapter.web.admission;

import org.jspecify.annotations.NullMarked;
