package dev.tracepress.http;

import dev.tracepress.article.adapter.web.ArticleWebConfiguration;
import dev.tracepress.identity.adapter.web.IdentityWebConfiguration;
import dev.tracepress.identity.adapter.web.PublishedKeySettings;
import dev.tracepress.identity.adapter.web.SignInSettings;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.domain.PasswordPolicy;
import dev.tracepress.notification.adapter.web.NotificationWebConfiguration;
import dev.tracepress.notification.adapter.web.StreamSettings;
import dev.tracepress.shared.adapter.web.admission.AdmissionSettings;
import dev.tracepress.shared.adapter.web.admission.AdmissionWebConfiguration;
import dev.tracepress.shared.adapter.web.idempotency.IdempotencySettings;
import dev.tracepress.shared.adapter.web.idempotency.IdempotencyWebConfiguration;
import dev.tracepress.shared.adapter.web.openapi.ApiDocumentConfiguration;
import dev.tracepress.shared.adapter.web.openapi.RootSettings;
import dev.tracepress.shared.adapter.web.ops.OpsAccess;
import dev.tracepress.shared.adapter.web.ops.WiringReport;
import dev.tracepress.shared.adapter.web.request.ProxySettings;
import dev.tracepress.shared.adapter.web.request.RequestSettings;
import dev.tracepress.shared.adapter.web.server.SharedWebConfiguration;
import dev.tracepress.shared.application.HealthChecks;
import dev.tracepress.shared.application.port.in.HealthCheck;
import dev.tracepress.testkit.InMemoryPasswordHasher;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import reactor.netty.resources.LoopResources;

/** All routes of the API on the core in memory. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = ErrorWebFluxAutoConfiguration.class)
@Import({
    SharedWebConfiguration.class,
    AdmissionWebConfiguration.class,
    IdempotencyWebConfiguration.class,
    ApiDocumentConfiguration.class,
    IdentityWebConfiguration.class,
    ArticleWebConfiguration.class,
    NotificationWebConfiguration.class
})
class WebOnMemoryWiring {

    @Bean
    RequestSettings requestSettings(WebSettings settings) {
        return settings.requests();
    }

    @Bean
    ProxySettings proxySettings(WebSettings settings) {
        return settings.proxies();
    }

    @Bean
    AdmissionSettings admissionSettings(WebSettings settings) {
        return settings.admission();
    }

    @Bean
    SignInSettings signInSettings(WebSettings settings) {
        return settings.signIn();
    }

    @Bean
    StreamSettings streamSettings(WebSettings settings) {
        return settings.streams();
    }

    @Bean
    IdempotencySettings idempotencySettings() {
        return new IdempotencySettings("a secret of tests", List.of());
    }

    @Bean
    PublishedKeySettings publishedKeys() {
        return new PublishedKeySettings(Optional.empty());
    }

    @Bean
    RootSettings rootSettings() {
        return new RootSettings(false);
    }

    @Bean
    OpsAccess opsAccess() {
        return OpsAccess.open();
    }

    @Bean
    WiringReport wiringReport() {
        return new WiringReport(List.of());
    }

    @Bean
    HealthCheck healthCheck() {
        return HealthChecks.of(List.of());
    }

    @Bean
    PasswordPolicy passwordPolicy() {
        return PasswordPolicy.OF_DEVELOPMENT;
    }

    @Bean
    PasswordHasher passwordHasher() {
        return new InMemoryPasswordHasher();
    }

    @Bean
    RandomGenerator chance() {
        return new Random(1);
    }

    @Bean
    UnwatchedRequests unwatchedRequests() {
        return new UnwatchedRequests();
    }

    @Bean(destroyMethod = "dispose")
    LoopResources loops() {
        return LoopResources.create("web");
    }
}
