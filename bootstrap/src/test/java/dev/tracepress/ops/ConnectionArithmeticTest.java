package dev.tracepress.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.persistence.ConnectionBudget;
import dev.tracepress.wiring.settings.Role;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/scaling.md says how many connections processes take, and how many processes they suffice for. */
class ConnectionArithmeticTest {

    private static final String PAGE = OpsFiles.text(OpsFiles.ROOT.resolve("docs/scaling.md"));

    /** One more of each role, and the job that migrates, while an update rolls through; and what PostgreSQL keeps back. */
    private static final int MIGRATING = 2;

    private static final int KEPT = 3;

    @Test
    void the_page_says_what_a_process_of_each_role_takes() {
        var rows = Stream.of(Role.ALL, Role.API, Role.WORKER)
                .map(role -> "| `%s` | %s | %s | %s | %s |"
                        .formatted(
                                role.name().toLowerCase(Locale.ROOT),
                                sum(role, ConnectionBudget::statements),
                                sum(role, ConnectionBudget::listening),
                                sum(role, ConnectionBudget::watching),
                                sum(role, ConnectionBudget::reads)));

        assertThat(PAGE).contains(rows.collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void the_page_says_how_many_processes_that_suffices_for() {
        var rows = Stream.of(100, 250, 500)
                .map(most -> "| %s | %s | %s | %s |"
                        .formatted(most, straight(most, 10), straight(most, 5), pooled(most, 40)));

        assertThat(PAGE).contains(rows.collect(Collectors.joining("\n", "", "\n")));
    }

    /** In terms of n, the pool's size. */
    private static String sum(Role role, ToIntFunction<ConnectionBudget> part) {
        var besides = part.applyAsInt(budget(role, 0));
        return part.applyAsInt(budget(role, 1)) == besides ? Integer.toString(besides) : "n + " + besides;
    }

    /** How many of each role there may be. */
    private static int straight(int most, int pool) {
        var pair = Stream.of(Role.API, Role.WORKER)
                .map(role -> budget(role, pool))
                .mapToInt(budget -> budget.statements() + budget.listening())
                .sum();
        return pairs(most, pair, 0);
    }

    /** The same behind a pooler, past which each listens. */
    private static int pooled(int most, int poolOfPooler) {
        var pair = Stream.of(Role.API, Role.WORKER)
                .mapToInt(role -> budget(role, 0).listening())
                .sum();
        return pairs(most, pair, poolOfPooler);
    }

    private static int pairs(int most, int pair, int besides) {
        return IntStream.iterate(0, number -> number + 1)
                .takeWhile(number -> (number + 1) * pair + besides + MIGRATING + KEPT <= most)
                .max()
                .orElse(0);
    }

    private static ConnectionBudget budget(Role role, int pool) {
        return ConnectionBudget.of(role.servesRequests(), role.runsJobs(), pool);
    }
}
