/** What every test of the service builds on: given data, waiting for facts, ports that share a store. */
@NullMarked
package dev.tracepress.testkit;

import org.jspecify.annotations.NullMarked;
