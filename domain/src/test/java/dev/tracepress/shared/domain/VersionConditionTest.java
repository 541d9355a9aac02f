package dev.tracepress.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class VersionConditionTest {

    @Test
    void without_a_condition_any_version_will_do() {
        assertThat(VersionCondition.NONE.holdsFor(1)).isTrue();
    }

    @Test
    void what_must_not_be_there_has_no_version_that_fits() {
        assertThat(VersionCondition.ABSENT.holdsFor(1)).isFalse();
    }

    @Test
    void a_version_may_be_demanded() {
        var condition = VersionCondition.oneOf(Set.of(1L, 7L));

        assertThat(condition.holdsFor(7)).isTrue();
        assertThat(condition.holdsFor(2)).isFalse();
    }

    @Test
    void a_version_may_be_refused() {
        var condition = VersionCondition.noneOf(Set.of(1L, 7L));

        assertThat(condition.holdsFor(7)).isFalse();
        assertThat(condition.holdsFor(2)).isTrue();
    }
}
