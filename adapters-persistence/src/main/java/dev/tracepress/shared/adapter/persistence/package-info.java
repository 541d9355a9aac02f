/** How every module reaches PostgreSQL: connections, transactions, migrations, errors. */
@NullMarked
package dev.tracepress.shared.adapter.persistence;

import org.jspecify.annotations.NullMarked;
