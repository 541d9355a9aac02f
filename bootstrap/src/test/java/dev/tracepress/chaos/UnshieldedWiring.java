package dev.tracepress.chaos;

import dev.tracepress.shared.application.port.out.TransactionBoundary;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes the shield away, so that a hang-up reaches transactions: what a storm finds then it would find of a shield that fails. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(UnshieldedWiring.UNSHIELDED)
class UnshieldedWiring {

    static final String UNSHIELDED = "storm.unshielded";

    @Bean
    static BeanPostProcessor unshielded(ObjectProvider<ConnectionFactory> connections) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof TransactionBoundary ? new Unshielded(connections) : bean;
            }
        };
    }

    private record Unshielded(ObjectProvider<ConnectionFactory> connections) implements TransactionBoundary {

        @Override
        public <T> Mono<T> inTransaction(Mono<T> work) {
            return Mono.defer(() -> TransactionalOperator.create(new R2dbcTransactionManager(connections.getObject()))
                    .transactional(work));
        }
    }
}
