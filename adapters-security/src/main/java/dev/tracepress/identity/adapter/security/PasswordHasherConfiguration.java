package dev.tracepress.identity.adapter.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the hashes that keep passwords, by Argon2id. */
@Configuration(proxyBeanMethods = false)
public class PasswordHasherConfiguration {

    @Bean(destroyMethod = "close")
    Argon2PasswordHasher passwordHasher() {
        return new Argon2PasswordHasher();
    }
}
