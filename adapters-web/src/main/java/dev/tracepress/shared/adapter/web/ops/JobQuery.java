package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.adapter.web.request.QueryParameters;
import dev.tracepress.shared.application.port.in.FindJobsUseCase.FindJobs;
import dev.tracepress.shared.application.port.out.JobFilter;
import dev.tracepress.shared.application.port.out.JobSearch;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** What {@code GET /ops/jobs} was asked: the jobs that are waiting, if it does not say which. */
final class JobQuery {

    private static final int LONGEST = 1000;
    private static final String STATES =
            Arrays.stream(JobState.values()).map(JobQuery::nameOf).collect(Collectors.joining(", "));

    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Of what they carried nothing is kept. */
    private static final Set<JobState> NOBODYS = EnumSet.of(JobState.SUCCEEDED, JobState.CANCELLED);

    private JobQuery() {}

    static FindJobs parse(MultiValueMap<String, String> query) {
        var state = single(query, "state").map(JobQuery::state).orElse(JobState.WAITING);
        if (NOBODYS.contains(state) && query.containsKey("user")) {
            throw BadRequest.ofParameter(
                    "user", "user cannot be looked for among jobs that succeeded or were cancelled");
        }
        return new FindJobs(new JobSearch(
                state,
                single(query, "kind"),
                filter(query),
                single(query, "cursor"),
                QueryParameters.number(query, SharedError.PageSizeOutOfRange::new, "perPage", "per_page")
                        .map(PageSize::new)
                        .orElse(PageSize.USUAL)));
    }

    private static JobFilter filter(MultiValueMap<String, String> query) {
        return new JobFilter(
                single(query, "id"),
                single(query, "cause").map(JobQuery::trace),
                single(query, "user").map(JobQuery::user));
    }

    private static String trace(String text) {
        if (!TRACE.matcher(text).matches()) {
            throw BadRequest.ofParameter(
                    "cause", "cause must be the id of a trace, 32 hexadecimal digits in lower case");
        }
        return text;
    }

    private static long user(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw BadRequest.ofParameter("user", "user must be the id of a user, a number");
        }
        return Long.parseLong(text);
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
