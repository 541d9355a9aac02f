package dev.tracepress.http;

import org.example.passwords.Pbkdf2PasswordsConfiguration;
import org.example.passwords.Pbkdf2Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Hashes passwords by an adapter that is no part of the product, and cheaply. */
@Configuration(proxyBeanMethods = false)
@Import(Pbkdf2PasswordsConfiguration.class)
class SwappedPasswordsWiring {

    static final String SETTING = "--spring.main.sources=" + SwappedPasswordsWiring.class.getName();

    @Bean
    Pbkdf2Settings pbkdf2Settings() {
        return new Pbkdf2Settings(1_000, 1, 16);
    }
}
