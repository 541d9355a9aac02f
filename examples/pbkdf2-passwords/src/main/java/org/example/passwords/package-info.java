/** Hashes of passwords by a function that FIPS 140 allows: how somebody else would put an adapter of their own into Tracepress. */
@NullMarked
package org.example.passwords;

import org.jspecify.annotations.NullMarked;
