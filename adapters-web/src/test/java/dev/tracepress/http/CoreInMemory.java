package dev.tracepress.http;

import dev.tracepress.article.application.ArticleUseCases;
import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.identity.application.IdentityUseCases;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.notification.application.NotificationUseCases;
import dev.tracepress.shared.application.RequestUseCases;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** All use cases that have a route, as their factories make them, on all ports of the storage in memory. */
record CoreInMemory(Memory memory) implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final List<Class<?>> FACTORIES =
            List.of(ArticleUseCases.class, IdentityUseCases.class, NotificationUseCases.class, RequestUseCases.class);

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(Memory.class, () -> memory);
        context.registerBean(ArticleEvents.class, memory::articleEvents);
        Stream.of(MemoryPorts.class.getMethods())
                .filter(method -> method.getReturnType().isInterface() && method.getParameterCount() == 0)
                .forEach(method -> port(context, method, method.getReturnType()));
        FACTORIES.stream()
                .flatMap(factory -> Stream.of(factory.getMethods()))
                .filter(method -> method.getDeclaringClass() != Object.class)
                .forEach(method -> context.registerBeanDefinition(method.getName(), useCase(method)));
    }

    private <T> void port(GenericApplicationContext context, Method method, Class<T> type) {
        context.registerBean(type, () -> memory.port(type, ports -> type.cast(answer(method, ports))));
    }

    private static Object answer(Method method, MemoryPorts ports) {
        try {
            return method.invoke(ports);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RootBeanDefinition useCase(Method method) {
        var definition = new RootBeanDefinition(method.getDeclaringClass());
        definition.setTargetType(method.getReturnType());
        definition.setFactoryMethodName(method.getName());
        definition.setLazyInit(true);
        definition.setAutowireMode(AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR);
        return definition;
    }
}
