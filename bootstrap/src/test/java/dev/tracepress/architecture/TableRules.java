package dev.tracepress.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.tracepress.architecture.Conditions.condition;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whose the tables are. */
final class TableRules {

    /** A table, the module that writes to it, and the ring that its SQL stands in. */
    record Table(String name, Module module, Ring ring) {}

    static final List<Table> TABLES = Stream.of(
                    tables(Module.SHARED, Ring.PERSISTENCE, "attempts", "idempotency_keys"),
                    tables(Module.SHARED, Ring.JOBS, "dead_jobs", "finished_jobs", "finished_jobs_default"),
                    tables(Module.SHARED, Ring.JOBS, "job_kinds", "scheduled_tasks"),
                    tables(Module.IDENTITY, Ring.PERSISTENCE, "revoked_tokens", "sessions", "users"),
                    tables(Module.ARTICLE, Ring.PERSISTENCE, "article_counters", "article_totals", "articles"),
                    tables(Module.ARTICLE, Ring.PERSISTENCE, "favorites", "former_slugs"),
                    tables(Module.NOTIFICATION, Ring.PERSISTENCE, "inbox_counters", "notifications"),
                    tables(Module.OPERATIONS, Ring.PERSISTENCE, "recorded_lines", "recorded_spans", "recorded_workers"))
            .flatMap(List::stream)
            .toList();

    private static final Pattern WRITTEN = Pattern.compile(
            "(?i)\\b(?:INTO|UPDATE|DELETE\\s+FROM|TRUNCATE(?:\\s+TABLE)?|COPY)\\s+(?:ONLY\\s+)?(?:public\\.)?\"?([a-z_]\\w*)");

    /** What stands between one of these words and the next clause is a list of tables and their short names. */
    private static final Pattern LISTED = Pattern.compile(
            "(?is)\\b(?:FROM|JOIN|USING|TABLE)\\s+([\\w\".,\\s]+?)(?=\\b(?:WHERE|JOIN|LEFT|RIGHT|FULL|INNER|CROSS|ON|ORDER|GROUP|LIMIT|SET"
                    + "|RETURNING|UNION|FOR|WINDOW|HAVING|USING|VALUES)\\b|[^\\w\".,\\s]|$)");

    private static final Pattern FIRST_OF_ENTRY =
            Pattern.compile("(?:^|,)\\s*(?:ONLY\\s+)?(?:public\\.)?\"?([a-z_]\\w*)");

    private TableRules() {}

    static ArchRule eachTableIsWrittenByItsModuleAlone(String root) {
        return classes()
                .should(condition(
                        "write to tables of their own module, and read those of modules that it may know",
                        (JavaClass type) -> complaints(root, type)))
                .because(
                        "whoever writes to the table of another module passes by that module's rules; whoever reads it by a join"
                                + " shows what that module shows, in one statement instead of twenty");
    }

    private static List<String> complaints(String root, JavaClass type) {
        var place = Place.of(root, type);
        var texts = ClassFiles.textsOf(type).toList();
        var written = tables(texts.stream().flatMap(text -> namesIn(text, WRITTEN)));
        var read = tables(Stream.concat(texts.stream().flatMap(TableRules::listedIn), handedOver(place, texts)));
        return Stream.concat(
                        written.stream()
                                .filter(table -> !mayWrite(place, table))
                                .map(table -> type.getName() + " writes to " + table.name()),
                        read.stream()
                                .filter(table -> !written.contains(table) && !mayRead(place, table))
                                .map(table -> type.getName() + " reads " + table.name()))
                .toList();
    }

    private static Stream<String> listedIn(String sql) {
        return namesIn(sql, LISTED).flatMap(list -> namesIn(list, FIRST_OF_ENTRY));
    }

    /** Where statements are written, a text that is no more than the name of another's table is for one that leaves its table open. */
    private static Stream<String> handedOver(Optional<Place> place, List<String> texts) {
        return TABLES.stream()
                .filter(table -> place.filter(here -> here.ring() == Ring.PERSISTENCE || here.ring() == Ring.JOBS)
                        .flatMap(Place::module)
                        .filter(module -> module != table.module())
                        .isPresent())
                .map(Table::name)
                .filter(texts::contains);
    }

    private static Stream<String> namesIn(String sql, Pattern pattern) {
        return pattern.matcher(sql).results().map(match -> match.group(1));
    }

    private static List<Table> tables(Stream<String> named) {
        var names = named.collect(toUnmodifiableSet());
        return TABLES.stream().filter(table -> names.contains(table.name())).toList();
    }

    private static boolean mayWrite(Optional<Place> place, Table table) {
        return place.filter(here -> here.module().equals(Optional.of(table.module())) && here.ring() == table.ring())
                .isPresent();
    }

    private static boolean mayRead(Optional<Place> place, Table table) {
        return place.filter(here -> here.ring() == table.ring())
                .flatMap(Place::module)
                .filter(module -> module.mayKnow(table.module()))
                .isPresent();
    }

    private static List<Table> tables(Module module, Ring ring, String... names) {
        return Stream.of(names).map(name -> new Table(name, module, ring)).toList();
    }
}
