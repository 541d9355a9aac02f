package dev.tracepress.identity.adapter.web;

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
import dev.tracepress.identity.domain.PasswordPolicy;
import dev.tracepress.shared.adapter.web.audit.AuditLog;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.shared.adapter.web.idempotency.RequestOwners;
import dev.tracepress.shared.adapter.web.request.ClientAddresses;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Offers users over HTTP. */
@Configuration(proxyBeanMethods = false)
public class IdentityWebConfiguration {

    @Bean
    SignInThrottle signInThrottle(CountAttemptUseCase attempts, ClientAddresses clients, SignInSettings settings) {
        return new SignInThrottle(attempts, clients, settings);
    }

    @Bean
    AccountAudit accountAudit(AuditLog log) {
        return new AccountAudit(log);
    }

    @Bean
    BearerTokens bearerTokens(AuthenticateUseCase authenticate) {
        return new BearerTokens(authenticate);
    }

    @Bean
    RequestOwners requestOwners(BearerTokens bearers, IdentifyUseCase identify) {
        return new SessionOwners(bearers, identify);
    }

    @Bean
    WebFluxConfigurer sessionArguments(BearerTokens bearers, RedeemTicketUseCase redeemTicket) {
        var resolver = new SessionResolver(bearers, new Tickets(redeemTicket));
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(resolver);
            }
        };
    }

    @Bean
    ErrorMapping identityErrorMapping() {
        return new IdentityErrorMapping();
    }

    @Bean
    SignInController signInController(
            RegisterUserUseCase registerUser,
            LoginUseCase login,
            LogoutUseCase logout,
            PasswordPolicy policy,
            SignInThrottle throttle,
            AccountAudit audit) {
        return new SignInController(registerUser, login, logout, policy, throttle, audit);
    }

    @Bean
    UserController userController(
            CurrentUserUseCase currentUser,
            UpdateUserUseCase updateUser,
            DeleteUserUseCase deleteUser,
            PasswordPolicy policy,
            SignInThrottle throttle,
            AccountAudit audit) {
        return new UserController(currentUser, updateUser, deleteUser, policy, throttle, audit);
    }

    @Bean
    PublishedKeysController publishedKeysController(PublishedKeySettings keys) {
        return new PublishedKeysController(keys);
    }

    @Bean
    SessionController sessionController(
            FindSessionsUseCase findSessions, EndSessionUseCase endSession, AccountAudit audit) {
        return new SessionController(findSessions, endSession, audit);
    }

    @Bean
    TicketController ticketController(IssueTicketUseCase issueTicket) {
        return new TicketController(issueTicket);
    }
}
