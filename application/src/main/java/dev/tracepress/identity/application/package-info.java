/** The use cases of users and their tokens. */
@NullMarked
package dev.tracepress.identity.application;

import org.jspecify.annotations.NullMarked;
