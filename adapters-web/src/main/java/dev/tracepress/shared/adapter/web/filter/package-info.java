/** What every request passes on its way to a route. */
@NullMarked
package dev.tracepress.shared.adapter.web.filter;

import org.jspecify.annotations.NullMarked;
