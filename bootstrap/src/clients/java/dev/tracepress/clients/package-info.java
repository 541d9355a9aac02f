/** The acceptance scenarios by the client that OpenAPI Generator writes from the document: what it says wrongly fails here. */
@NullMarked
package dev.tracepress.clients;

import org.jspecify.annotations.NullMarked;
