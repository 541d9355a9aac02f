package org.example.passwords;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers hashes by PBKDF2. */
@Configuration(proxyBeanMethods = false)
public class Pbkdf2PasswordsConfiguration {

    /** Under the name that the hashes of the product have, in whose place it stands. */
    @Bean(destroyMethod = "close")
    Pbkdf2PasswordHasher passwordHasher(Pbkdf2Settings settings) {
        return new Pbkdf2PasswordHasher(settings);
    }
}
