package dev.tracepress.wiring;

import dev.tracepress.identity.adapter.security.AccessTokensConfiguration;
import dev.tracepress.identity.adapter.security.PasswordHasherConfiguration;
import dev.tracepress.identity.adapter.security.TokenSettings;
import dev.tracepress.identity.adapter.security.TokenSettings.Algorithm;
import dev.tracepress.identity.adapter.web.PublishedKeySettings;
import dev.tracepress.identity.adapter.web.SignInSettings;
import dev.tracepress.identity.application.IdentityUseCases;
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
import dev.tracepress.identity.domain.PasswordPolicy;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.wiring.embedded.DevelopmentFolder;
import dev.tracepress.wiring.settings.CommonPasswords;
import dev.tracepress.wiring.settings.Settings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The use cases of identity on their adapters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnServingRequests
@Import({AccessTokensConfiguration.class, PasswordHasherConfiguration.class})
class IdentityWiring {

    private static final int SHORTEST_IN_PRODUCTION = 8;

    @Bean
    TokenSettings tokenSettings(Settings settings) {
        var secret = settings.jwtAlgorithm() == Algorithm.HS256
                ? Optional.of(settings.jwtSecret().orElseGet(DevelopmentFolder.here()::secret))
                : settings.jwtSecret();
        return new TokenSettings(
                settings.jwtAlgorithm(),
                Stream.concat(secret.stream(), settings.formerJwtSecrets().stream())
                        .toList(),
                settings.jwtPrivateKeys(),
                settings.jwtLifetime());
    }

    @Bean
    PublishedKeySettings publishedKeys(TokenSettings tokens) {
        return new PublishedKeySettings(tokens.privateKeys().published());
    }

    @Bean
    SignInSettings signInSettings(Settings settings) {
        return settings.signIn();
    }

    @Bean
    PasswordPolicy passwordPolicy(Settings settings) {
        return settings.production()
                ? new PasswordPolicy(SHORTEST_IN_PRODUCTION, CommonPasswords.all())
                : PasswordPolicy.OF_DEVELOPMENT;
    }

    @Bean
    RegisterUserUseCase registerUser(
            TransactionBoundary transactions,
            UserRepository users,
            PasswordHasher hasher,
            Sessions sessions,
            InstantSource time) {
        return IdentityUseCases.registerUser(transactions, users, hasher, sessions, time);
    }

    @Bean
    LoginUseCase login(UserRepository users, PasswordHasher hasher, Sessions sessions, InstantSource time) {
        return IdentityUseCases.login(users, hasher, sessions, time);
    }

    @Bean
    AuthenticateUseCase authenticate(AccessTokens tokens, Sessions sessions, InstantSource time) {
        return IdentityUseCases.authenticate(tokens, sessions, time);
    }

    @Bean
    IdentifyUseCase identify(AccessTokens tokens, InstantSource time) {
        return IdentityUseCases.identify(tokens, time);
    }

    @Bean
    IssueTicketUseCase issueTicket(AccessTokens tokens, InstantSource time) {
        return IdentityUseCases.issueTicket(tokens, time);
    }

    @Bean
    RedeemTicketUseCase redeemTicket(AccessTokens tokens, Sessions sessions, InstantSource time) {
        return IdentityUseCases.redeemTicket(tokens, sessions, time);
    }

    @Bean
    CurrentUserUseCase currentUser(UserRepository users) {
        return IdentityUseCases.currentUser(users);
    }

    @Bean
    UpdateUserUseCase updateUser(
            TransactionBoundary transactions,
            UserRepository users,
            PasswordHasher hasher,
            Sessions sessions,
            InstantSource time) {
        return IdentityUseCases.updateUser(transactions, users, hasher, sessions, time);
    }

    @Bean
    DeleteUserUseCase deleteUser(
            TransactionBoundary transactions, UserRepository users, PasswordHasher hasher, Sessions sessions) {
        return IdentityUseCases.deleteUser(transactions, users, hasher, sessions);
    }

    @Bean
    FindSessionsUseCase findSessions(Sessions sessions, InstantSource time) {
        return IdentityUseCases.findSessions(sessions, time);
    }

    @Bean
    EndSessionUseCase endSession(Sessions sessions) {
        return IdentityUseCases.endSession(sessions);
    }

    @Bean
    LogoutUseCase logout(Sessions sessions) {
        return IdentityUseCases.logout(sessions);
    }
}
