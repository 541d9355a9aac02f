package dev.tracepress.telemetry.usecase;

import dev.tracepress.telemetry.context.ReactorTraceContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Keeps the promise of {@link WithSpan} on use cases: whoever calls one is watched, from subscription to end. */
final class UseCaseTelemetry implements BeanPostProcessor {

    private final Supplier<Tracer> tracer;
    private final Supplier<UseCaseFigures> figures;
    private final Refusals refusals;

    /** All are asked for late: bean post-processors are made before the beans that they need. */
    UseCaseTelemetry(Supplier<Tracer> tracer, Supplier<UseCaseFigures> figures, Refusals refusals) {
        this.tracer = tracer;
        this.figures = figures;
        this.refusals = refusals;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        var ports = Arrays.stream(ClassUtils.getAllInterfaces(bean))
                .filter(port -> Arrays.stream(port.getMethods()).anyMatch(UseCaseTelemetry::isUseCase))
                .toArray(Class<?>[]::new);
        return ports.length == 0
                ? bean
                : Proxy.newProxyInstance(bean.getClass().getClassLoader(), ports, new Watch(bean, namesOf(ports)));
    }

    private static Map<Method, String> namesOf(Class<?>[] ports) {
        return Arrays.stream(ports)
                .flatMap(port -> Arrays.stream(port.getMethods()))
                .filter(UseCaseTelemetry::isUseCase)
                .peek(UseCaseTelemetry::learn)
                .collect(Collectors.toUnmodifiableMap(
                        method -> method,
                        method -> method.getAnnotation(WithSpan.class).value()));
    }

    /** So that what cannot be told is found out at the start, and not by whoever calls first. */
    private static void learn(Method method) {
        Arrays.stream(method.getParameterTypes()).forEach(SpanAttributes::learn);
        SpanAttributes.learn(
                ResolvableType.forMethodReturnType(method).getGeneric(0).resolve(Object.class));
    }

    private static boolean isUseCase(Method method) {
        if (!method.isAnnotationPresent(WithSpan.class)) {
            return false;
        }
        if (!Mono.class.equals(method.getReturnType()) && !Flux.class.equals(method.getReturnType())) {
            throw new IllegalStateException(
                    "@WithSpan on " + method + " promises a span, which only a Mono or a Flux has");
        }
        return true;
    }

    private final class Watch implements InvocationHandler {

        private final Object useCase;
        private final Map<Method, String> names;

        Watch(Object useCase, Map<Method, String> names) {
            this.useCase = useCase;
            this.names = names;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            var name = names.get(method);
            return name == null ? call(method, arguments) : watched(name, method, arguments);
        }

        private Publisher<?> watched(String name, Method method, @Nullable Object @Nullable [] arguments) {
            var command = Optional.ofNullable(arguments == null ? null : arguments[0]);
            if (Flux.class.equals(method.getReturnType())) {
                return ReactorTraceContext.onThread(Flux.defer(() -> called(method, arguments)))
                        .tap(carrier -> span(name, command, carrier));
            }
            return ReactorTraceContext.onThread(Mono.defer(() -> Mono.from(called(method, arguments))))
                    .tap(carrier -> span(name, command, carrier));
        }

        private <T> UseCaseSpan<T> span(String name, Optional<Object> command, ContextView carrier) {
            return new UseCaseSpan<>(
                    tracer.get(),
                    figures.get(),
                    refusals,
                    name,
                    command,
                    ReactorTraceContext.in(carrier),
                    UseCaseSpan.in(carrier));
        }

        private Publisher<?> called(Method method, @Nullable Object @Nullable [] arguments) {
            try {
                return (Publisher<?>)
                        Optional.ofNullable(call(method, arguments)).orElseThrow();
            } catch (Throwable error) {
                return Mono.error(error);
            }
        }

        private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(useCase, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause() == null ? thrown : thrown.getCause();
            }
        }
    }
}
