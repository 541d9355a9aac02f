/** Forms of what is answered: tags, versions, compression, and what is not sent again. */
@NullMarked
package dev.tracepress.shared.adapter.web.representation;

import org.jspecify.annotations.NullMarked;
