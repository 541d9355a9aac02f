/** Users and ended sessions in PostgreSQL. */
@NullMarked
package dev.tracepress.identity.adapter.persistence;

import org.jspecify.annotations.NullMarked;
