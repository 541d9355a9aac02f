/** JSON, read to the letter. */
@NullMarked
package dev.tracepress.shared.adapter.web.json;

import org.jspecify.annotations.NullMarked;
