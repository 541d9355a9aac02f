package dev.tracepress.demo.adapter.web;

import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Offers the demonstration over HTTP, to those who want it. */
@Configuration(proxyBeanMethods = false)
public class DemoWebConfiguration {

    /** Whoever comes when so many wait is sent away. */
    private static final int MOST_WAITING = 8;

    @Bean
    ErrorMapping demoErrorMapping() {
        return new DemoErrorMapping();
    }

    @Bean(destroyMethod = "dispose")
    Scheduler demoWorkbench() {
        return Schedulers.newBoundedElastic(1, MOST_WAITING, "demo");
    }

    @Bean
    DemoController demoController(RandomGenerator chance, Scheduler demoWorkbench) {
        return new DemoController(chance, demoWorkbench);
    }

    @Bean(destroyMethod = "close")
    PeopleConnections peopleConnections() {
        return new PeopleConnections();
    }

    @Bean
    PersonController personController(
            DemoSettings settings, PeopleConnections connections, ObjectProvider<ExchangeFilterFunction> watching) {
        return new PersonController(new People(settings.people(), connections.client(watching.orderedStream())));
    }
}
