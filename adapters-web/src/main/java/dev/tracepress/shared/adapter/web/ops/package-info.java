/** What operators ask and do. */
@NullMarked
package dev.tracepress.shared.adapter.web.ops;

import org.jspecify.annotations.NullMarked;
