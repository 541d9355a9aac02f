package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.SignedIn;

/** {@code {"user":…,"token":"…"}}. */
record SignedInResponse(UserResponse user, String token) {

    static SignedInResponse from(SignedIn signedIn) {
        return new SignedInResponse(
                UserResponse.from(signedIn.user()), signedIn.token().value());
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "SignedInResponse[user=" + user + "]";
    }
}
