package dev.tracepress.notification.adapter.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Operators look for the jobs of a user by these names. */
class PayloadUsersTest {

    @Test
    void users_are_named_by_components_of_the_payload() {
        assertThat(FavoritedPayload.USERS).isSubsetOf(componentsOf(FavoritedPayload.class));
        assertThat(NotificationPayload.USERS).isSubsetOf(componentsOf(NotificationPayload.class));
    }

    private static Iterable<String> componentsOf(Class<?> payload) {
        return Arrays.stream(payload.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
