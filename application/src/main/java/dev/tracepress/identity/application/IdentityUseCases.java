package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.AuthenticateUseCase;
import dev.tracepress.identity.application.port.in.CurrentUserUseCase;
import dev.tracepress.identity.application.port.in.DeleteUserUseCase;
import dev.tracepress.identity.application.port.in.EndSessionUseCase;
import dev.tracepress.identity.application.port.in.FindSessionsUseCase;
import dev.tracepress.identity.application.port.in.IdentifyUseCase;
import dev.tracepress.identity.application.port.in.IssueTicketUseCase;
import dev.tracepress.identity.application.port.in.LoginUseCase;
import dev.tracepress.identity.application.port.in.LogoutUseCase;
import dev.tracepress.identity.application.port.in.RedeemTicketUseCase;
import dev.tracepress.identity.application.port.in.RegisterUserUseCase;
import dev.tracepress.identity.application.port.in.UpdateUserUseCase;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;

/** Hands out the use cases of identity. */
public final class IdentityUseCases {

    private IdentityUseCases() {}

    public static RegisterUserUseCase registerUser(
            TransactionBoundary transactions,
            UserRepository users,
            PasswordHasher hasher,
            Sessions sessions,
            InstantSource time) {
        return new RegisterUserService(transactions, users, hasher, sessions, time);
    }

    public static LoginUseCase login(
            UserRepository users, PasswordHasher hasher, Sessions sessions, InstantSource time) {
        return new LoginService(users, hasher, sessions, time);
    }

    public static AuthenticateUseCase authenticate(AccessTokens tokens, Sessions sessions, InstantSource time) {
        return new AuthenticateService(tokens, sessions, time);
    }

    public static IdentifyUseCase identify(AccessTokens tokens, InstantSource time) {
        return new IdentifyService(tokens, time);
    }

    public static IssueTicketUseCase issueTicket(AccessTokens tokens, InstantSource time) {
        return new IssueTicketService(tokens, time);
    }

    public static RedeemTicketUseCase redeemTicket(AccessTokens tokens, Sessions sessions, InstantSource time) {
        return new RedeemTicketService(tokens, sessions, time);
    }

    public static CurrentUserUseCase currentUser(UserRepository users) {
        return new CurrentUserService(users);
    }

    public static UpdateUserUseCase updateUser(
            TransactionBoundary transactions,
            UserRepository users,
            PasswordHasher hasher,
            Sessions sessions,
            InstantSource time) {
        return new UpdateUserService(transactions, users, hasher, sessions, time);
    }

    public static DeleteUserUseCase deleteUser(
            TransactionBoundary transactions, UserRepository users, PasswordHasher hasher, Sessions sessions) {
        return new DeleteUserService(transactions, users, hasher, sessions);
    }

    public static LogoutUseCase logout(Sessions sessions) {
        return new LogoutService(sessions);
    }

    public static FindSessionsUseCase findSessions(Sessions sessions, InstantSource time) {
        return new FindSessionsService(sessions, time);
    }

    public static EndSessionUseCase endSession(Sessions sessions) {
        return new EndSessionService(sessions);
    }
}
