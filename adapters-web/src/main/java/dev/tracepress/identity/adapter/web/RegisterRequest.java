package dev.tracepress.identity.adapter.web;

import static java.util.Objects.requireNonNullElse;

import dev.tracepress.identity.application.port.in.RegisterUserUseCase.RegisterUser;
import dev.tracepress.identity.domain.PasswordPolicy;
import dev.tracepress.identity.domain.Registration;
import org.jspecify.annotations.Nullable;

record RegisterRequest(
        @Nullable String email,
        @Nullable String name,
        @Nullable String password) {

    RegisterUser toCommand(PasswordPolicy policy) {
        return new RegisterUser(Registration.of(
                requireNonNullElse(email, ""), requireNonNullElse(password, ""), requireNonNullElse(name, ""), policy));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "RegisterRequest[…]";
    }
}
