package dev.tracepress.identity.adapter.web;

import static java.util.Objects.requireNonNullElse;

import dev.tracepress.identity.application.port.in.LoginUseCase.Login;
import dev.tracepress.identity.domain.Credentials;
import org.jspecify.annotations.Nullable;

record LoginRequest(@Nullable String email, @Nullable String password) {

    Login toCommand() {
        return new Login(Credentials.of(requireNonNullElse(email, ""), requireNonNullElse(password, "")));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LoginRequest[…]";
    }
}
