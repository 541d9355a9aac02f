package dev.tracepress.wiring;

import dev.tracepress.identity.adapter.persistence.IdentityPersistenceConfiguration;
import dev.tracepress.identity.adapter.web.TokenSettings;
import dev.tracepress.identity.application.IdentityUseCases;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The use cases of identity on their adapters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnServingRequests
@Import(IdentityPersistenceConfiguration.class)
class IdentityWiring {

    @Bean
    TokenSettings tokenSettings(Settings settings) {
        var secret =
                settings.jwtSecret().orElseGet(() -> DevelopmentFolder.here().secret());
        return new TokenSettings(secret, settings.formerJwtSecrets(), settings.jwtLifetime());
    }

    @Bean
    RegisterUserUseCase registerUser(
            UserRepository users, PasswordHasher hasher, AccessTokens tokens, InstantSource time) {
        return IdentityUseCases.registerUser(users, hasher, tokens, time);
    }

    @Bean
    LoginUseCase login(UserRepository users, PasswordHasher hasher, AccessTokens tokens, InstantSource time) {
        return IdentityUseCases.login(users, hasher, tokens, time);
    }

    @Bean
    AuthenticateUseCase authenticate(AccessTokens tokens, Sessions sessions, InstantSource time) {
        return IdentityUseCases.authenticate(tokens, sessions, time);
    }

    @Bean
    CurrentUserUseCase currentUser(UserRepository users) {
        return IdentityUseCases.currentUser(users);
    }

    @Bean
    UpdateUserUseCase updateUser(UserRepository users, PasswordHasher hasher, InstantSource time) {
        return IdentityUseCases.updateUser(users, hasher, time);
    }

    @Bean
    LogoutUseCase logout(Sessions sessions) {
        return IdentityUseCases.logout(sessions);
    }
}
