package dev.tracepress.shared.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.domain.PageSize;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobSearchTest {

    @Test
    void without_a_filter_one_more_is_looked_at_than_is_shown() {
        assertThat(searchBy(JobFilter.NONE).looksThrough()).isEqualTo(8);
    }

    @Test
    void with_a_filter_many_are_looked_through_and_not_all() {
        assertThat(searchBy(new JobFilter(Optional.of("one"), Optional.empty(), Optional.empty()))
                        .looksThrough())
                .isEqualTo(JobSearch.MOST_LOOKED_THROUGH);
    }

    private static JobSearch searchBy(JobFilter filter) {
        return new JobSearch(JobState.WAITING, Optional.empty(), filter, Optional.empty(), new PageSize(7));
    }
}
