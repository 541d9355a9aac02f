package dev.tracepress.identity.adapter.security;

import dev.tracepress.identity.application.port.out.AccessTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the tokens that prove who somebody is, as JWTs. */
@Configuration(proxyBeanMethods = false)
public class AccessTokensConfiguration {

    @Bean
    AccessTokens accessTokens(TokenSettings settings) {
        return new NimbusAccessTokens(settings);
    }
}
