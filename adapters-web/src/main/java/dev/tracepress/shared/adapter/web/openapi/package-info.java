/** The document of the API, and where everything is. */
@NullMarked
package dev.tracepress.shared.adapter.web.openapi;

import org.jspecify.annotations.NullMarked;
