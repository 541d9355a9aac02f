package dev.tracepress.identity.adapter.security;

import dev.tracepress.identity.application.port.out.AccessTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the tokens and hashes that prove who somebody is. */
@Configuration(proxyBeanMethods = false)
public class IdentitySecurityConfiguration {

    @Bean
    AccessTokens accessTokens(TokenSettings settings) {
        return new NimbusAccessTokens(settings);
    }

    @Bean(destroyMethod = "close")
    Argon2PasswordHasher passwordHasher() {
        return new Argon2PasswordHasher();
    }
}
