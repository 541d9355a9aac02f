package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.adapter.web.request.QueryParameters;
import dev.tracepress.shared.application.port.in.FindJobsUseCase.FindJobs;
import dev.tracepress.shared.application.port.out.JobSearch;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** What {@code GET /ops/jobs} was asked: the jobs that are waiting, if it does not say which. */
final class JobQuery {

    private static final int LONGEST = 1000;
    private static final String STATES =
            Arrays.stream(JobState.values()).map(JobQuery::nameOf).collect(Collectors.joining(", "));

    private JobQuery() {}

    static FindJobs parse(MultiValueMap<String, String> query) {
        return new FindJobs(new JobSearch(
                single(query, "state").map(JobQuery::state).orElse(JobState.WAITING),
                single(query, "kind"),
                single(query, "cursor"),
                QueryParameters.number(query, SharedError.PageSizeOutOfRange::new, "perPage", "per_page")
                        .map(PageSize::new)
                        .orElse(PageSize.USUAL)));
    }

    static String nameOf(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static JobState state(String name) {
        return Arrays.stream(JobState.values())
                .filter(state -> nameOf(state).equals(name))
                .findAny()
                .orElseThrow(() -> BadRequest.ofParameter("state", "state must be one of " + STATES));
    }

    private static Optional<String> single(MultiValueMap<String, String> query, String name) {
        var value = QueryParameters.text(query, name);
        // PostgreSQL takes no NUL.
        if (value.filter(text -> text.isEmpty() || text.indexOf(0) >= 0 || text.length() > LONGEST)
                .isPresent()) {
            throw BadRequest.ofParameter(name, name + " must be text of 1 to " + LONGEST + " characters");
        }
        return value;
    }
}
