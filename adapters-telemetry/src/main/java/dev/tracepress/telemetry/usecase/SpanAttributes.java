package dev.tracepress.telemetry.usecase;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.User;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * What describes a span: that which {@link SpanAttribute} marks on the components of commands and answers, and of the records in
 * them. People and values count as their ids or single components, and lists as their sizes.
 */
final class SpanAttributes {

    private static final ClassValue<List<Marked>> MARKED = new ClassValue<>() {
        @Override
        protected List<Marked> computeValue(Class<?> type) {
            return type.isRecord() ? markedIn(type) : List.of();
        }
    };

    private static final Set<Class<?>> SINGLE =
            Set.of(long.class, Long.class, int.class, Integer.class, String.class, User.class, Session.class);

    private SpanAttributes() {}

    /** Tells each of them, a number or a text, by its key. */
    static void of(Object record, BiConsumer<String, Object> told) {
        MARKED.get(record.getClass()).forEach(marked -> marked.tell(record, told));
    }

    /**
     * Finds out at once what is to be told of values of that type.
     *
     * @throws IllegalStateException if something is marked that has no single value
     */
    static void learn(Class<?> type) {
        MARKED.get(type);
    }

    private static List<Marked> markedIn(Class<?> type) {
        var found = new ArrayList<Marked>();
        var components = type.getRecordComponents();
        var parameters = canonicalConstructor(type, components).getParameters();
        for (var i = 0; i < components.length; i++) {
            var mark = parameters[i].getAnnotation(SpanAttribute.class);
            if (mark != null) {
                if (!isSingle(components[i].getGenericType())) {
                    throw new IllegalStateException(
                            "@SpanAttribute(\"%s\") marks %s.%s, of which a span cannot tell a single value: mark what is in it"
                                    .formatted(mark.value(), type.getName(), components[i].getName()));
                }
                found.add(new Marked(components[i], Optional.of(mark.value())));
            } else if (!MARKED.get(components[i].getType()).isEmpty()) {
                found.add(new Marked(components[i], Optional.empty()));
            }
        }
        return List.copyOf(found);
    }

    private static boolean isSingle(Type type) {
        if (type instanceof ParameterizedType generic && Optional.class.equals(generic.getRawType())) {
            return isSingle(generic.getActualTypeArguments()[0]);
        }
        var raw = ResolvableType.forType(type).resolve(Object.class);
        return SINGLE.contains(raw) || Collection.class.isAssignableFrom(raw) || isSingleRecord(raw);
    }

    private static boolean isSingleRecord(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && isSingle(type.getRecordComponents()[0].getGenericType());
    }

    private static Constructor<?> canonicalConstructor(Class<?> type, RecordComponent[] components) {
        var types = new Class<?>[components.length];
        for (var i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException impossible) {
            throw new LinkageError("a record without its canonical constructor", impossible);
        }
    }

    /** What the value counts as: a number, or a text; null for what is absent. */
    static @Nullable Object valueOf(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> valueOf(optional.orElse(null));
            case Collection<?> collection -> (long) collection.size();
            case User user -> user.id().value();
            case Session session -> session.userId().value();
            case Integer number -> number.longValue();
            case Record single -> valueOf(componentOf(single, single.getClass().getRecordComponents()[0]));
            default -> value;
        };
    }

    private static @Nullable Object componentOf(Object record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(component + " cannot be read", unreadable);
        }
    }

    /** @param key empty for a record that holds marked components itself */
    private record Marked(RecordComponent component, Optional<String> key) {

        void tell(Object record, BiConsumer<String, Object> told) {
            var held = componentOf(record, component);
            if (key.isEmpty() && held != null) {
                SpanAttributes.of(held, told);
            } else {
                var value = valueOf(held);
                if (value instanceof Long || value instanceof String) {
                    told.accept(key.orElseThrow(), value);
                }
            }
        }
    }
}
