/** What proves who somebody is: hashes of passwords, and signed tokens. */
@NullMarked
package dev.tracepress.identity.adapter.security;

import org.jspecify.annotations.NullMarked;
