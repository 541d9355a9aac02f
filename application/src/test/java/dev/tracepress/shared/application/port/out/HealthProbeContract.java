package dev.tracepress.shared.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What {@link HealthProbe} promises. */
public abstract class HealthProbeContract {

    /** A probe of a part that is well. */
    protected abstract HealthProbe well();

    /** A probe of a part that is broken at once, not slowly. */
    protected abstract HealthProbe broken();

    @Test
    void a_part_that_is_well_completes() {
        assertThatCode(() -> completes(well().check())).doesNotThrowAnyException();
    }

    @Test
    void a_broken_part_fails() {
        assertThatThrownBy(() -> completes(broken().check())).isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_part_is_named_in_lower_case_letters() {
        assertThat(well().part()).matches("[a-z]+");
    }
}
