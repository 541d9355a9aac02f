package dev.tracepress.article.adapter.persistence;

import io.r2dbc.spi.Parameter;
import java.util.Map;

/** The text of a statement with named parameters, and their values. */
record BoundStatement(String sql, Map<String, Parameter> values) {

    BoundStatement {
        values = Map.copyOf(values);
    }
}
