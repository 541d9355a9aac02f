/** Writes down what happened to accounts and what operators asked for. */
@NullMarked
package dev.tracepress.shared.adapter.web.audit;

import org.jspecify.annotations.NullMarked;
