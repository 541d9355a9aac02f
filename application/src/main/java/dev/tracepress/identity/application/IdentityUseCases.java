package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.AuthenticateUseCase;
import dev.tracepress.identity.application.port.in.CurrentUserUseCase;
import dev.tracepress.identity.application.port.in.LoginUseCase;
import dev.tracepress.identity.application.port.in.LogoutUseCase;
import dev.tracepress.identity.application.port.in.RegisterUserUseCase;
import dev.tracepress.identity.application.port.in.UpdateUserUseCase;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import java.time.InstantSource;

/** Hands out the use cases of identity. */
public final class IdentityUseCases {

    private IdentityUseCases() {}

    public static RegisterUserUseCase registerUser(
            UserRepository users, PasswordHasher hasher, AccessTokens tokens, InstantSource time) {
        return new RegisterUserService(users, hasher, tokens, time);
    }

    public static LoginUseCase login(
            UserRepository users, PasswordHasher hasher, AccessTokens tokens, InstantSource time) {
        return new LoginService(users, hasher, tokens, time);
    }

    public static AuthenticateUseCase authenticate(AccessTokens tokens, Sessions sessions, InstantSource time) {
        return new AuthenticateService(tokens, sessions, time);
    }

    public static CurrentUserUseCase currentUser(UserRepository users) {
        return new CurrentUserService(users);
    }

    public static UpdateUserUseCase updateUser(UserRepository users, PasswordHasher hasher, InstantSource time) {
        return new UpdateUserService(users, hasher, time);
    }

    public static LogoutUseCase logout(Sessions sessions) {
        return new LogoutService(sessions);
    }
}
