/** Takes in what the service tells about itself over OTLP, as a collector would, so that tests can read it. */
@NullMarked
package dev.tracepress.telemetry;

import org.jspecify.annotations.NullMarked;
