package dev.tracepress.ops;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api;
import dev.tracepress.telemetry.KnownSignals;
import dev.tracepress.wiring.RunningService;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of libraries' metrics the catalogue knows the beginnings only; the running service has those that queries name, and describes all. */
@Tag("slow")
class LibraryMetricsTest {

    private static final Pattern SERIES = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)[{ ]");

    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) ");

    private static final Pattern DESCRIPTION = Pattern.compile("(?m)^# HELP (\\S+) \\S");

    /** The collector of the JVM that runs the tests may have had nothing to do yet. */
    private static final String OF_COLLECTIONS = "jvm_gc_";

    @Test
    void they_are_exposed() {
        var wanted = Query.all()
                .filter(query -> query.language() == Query.Language.PROMQL)
                .flatMap(query -> new PromQl(query.text()).selected().stream())
                .map(PromQl.Selected::series)
                .filter(KnownSignals::isOfLibrary)
                .collect(Collectors.toUnmodifiableSet());

        var api = new Api(RunningService.shared().url());
        holds(() -> exposed(api).stream().anyMatch(name -> name.startsWith("hikaricp_")));

        assertThat(wanted).isNotEmpty();
        assertThat(wanted)
                .filteredOn(Predicate.not(exposed(api)::contains))
                .filteredOn(name -> !name.startsWith(OF_COLLECTIONS))
                .isEmpty();
    }

    /** {@code promtool check metrics} asks for it. */
    @Test
    void whatever_is_exposed_says_what_it_is() {
        var exposition =
                new Api(RunningService.shared().url()).get("/metrics").send().body();

        var described = names(DESCRIPTION, exposition);
        assertThat(described).isNotEmpty();
        assertThat(names(TYPE, exposition)).isSubsetOf(described);
    }

    private static Set<String> exposed(Api api) {
        return names(SERIES, api.get("/metrics").send().body());
    }

    private static Set<String> names(Pattern line, String exposition) {
        return line.matcher(exposition).results().map(found -> found.group(1)).collect(Collectors.toUnmodifiableSet());
    }
}
