/** All outbound ports in memory: real adapters, held to the same contracts as those of production. */
@NullMarked
package dev.tracepress.testkit.memory;

import org.jspecify.annotations.NullMarked;
