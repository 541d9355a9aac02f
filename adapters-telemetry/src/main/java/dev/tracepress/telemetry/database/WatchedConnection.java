package dev.tracepress.telemetry.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** A connection whose statements are watched; all else passes through. */
final class WatchedConnection {

    private static final Map<String, String> TRANSACTION = Map.of(
            "beginTransaction", "BEGIN",
            "commitTransaction", "COMMIT",
            "rollbackTransaction", "ROLLBACK");

    private WatchedConnection() {}

    static Connection of(Connection connection, DatabaseTelemetry telemetry) {
        return proxy(
                Connection.class,
                (_, method, arguments) -> watched(call(connection, method, arguments), method, arguments, telemetry));
    }

    private static @Nullable Object watched(
            @Nullable Object outcome, Method method, @Nullable Object[] arguments, DatabaseTelemetry telemetry) {
        return switch (outcome) {
            case Statement statement -> statement(statement, (String) arguments[0], telemetry);
            case Publisher<?> execution
            when TRANSACTION.containsKey(method.getName()) ->
                telemetry.watched(TRANSACTION.get(method.getName()), execution);
            case null, default -> outcome;
        };
    }

    private static Statement statement(Statement statement, @Nullable String sql, DatabaseTelemetry telemetry) {
        return proxy(Statement.class, (self, method, arguments) -> {
            var outcome = call(statement, method, arguments);
            // What is set on a statement comes back as the statement, which must go on being this one.
            return switch (outcome) {
                case Publisher<?> execution when sql != null -> telemetry.watchedResults(sql, execution);
                case Statement _ -> self;
                case null, default -> outcome;
            };
        });
    }

    static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WatchedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
