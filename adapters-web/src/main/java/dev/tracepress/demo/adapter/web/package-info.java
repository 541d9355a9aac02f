/**
 * Routes that do nothing useful, so that traces, metrics, logs and profiles have something to show. There is no business in them,
 * and so no use case.
 */
@NullMarked
package dev.tracepress.demo.adapter.web;

import org.jspecify.annotations.NullMarked;
