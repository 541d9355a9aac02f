package dev.tracepress.identity.adapter.web;

import org.jspecify.annotations.Nullable;

/** @param everywhere whether all sessions of the user end, and not this one alone */
record LogoutRequest(@Nullable Boolean everywhere) {

    boolean isEverywhere() {
        return Boolean.TRUE.equals(everywhere);
    }
}
