package dev.tracepress.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class VersionConditionTest {

    @Test
    void without_a_condition_any_version_will_do() {
        assertThat(VersionCondition.NONE.holdsFor(version(1))).isTrue();
    }

    @Test
    void what_must_not_be_there_has_no_version_that_fits() {
        assertThat(VersionCondition.ABSENT.holdsFor(version(1))).isFalse();
    }

    @Test
    void a_version_may_be_demanded() {
        var condition = VersionCondition.oneOf(Set.of(version(1), version(7)));

        assertThat(condition.holdsFor(version(7))).isTrue();
        assertThat(condition.holdsFor(version(2))).isFalse();
    }

    @Test
    void a_version_may_be_refused() {
        var condition = VersionCondition.noneOf(Set.of(version(1), version(7)));

        assertThat(condition.holdsFor(version(7))).isFalse();
        assertThat(condition.holdsFor(version(2))).isTrue();
    }

    @Test
    void the_same_version_of_another_thing_is_another() {
        var anothers = new Edition(5, 1);

        assertThat(VersionCondition.oneOf(Set.of(version(1))).holdsFor(anothers))
                .isFalse();
        assertThat(VersionCondition.noneOf(Set.of(version(1))).holdsFor(anothers))
                .isTrue();
    }

    private static Edition version(long version) {
        return new Edition(4, version);
    }
}
