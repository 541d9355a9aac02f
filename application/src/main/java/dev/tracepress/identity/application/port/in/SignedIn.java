package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.User;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;

/** A user, and the token that proves it from now on. */
public record SignedIn(@SpanAttribute("user.id") User user, AccessToken token) {}
