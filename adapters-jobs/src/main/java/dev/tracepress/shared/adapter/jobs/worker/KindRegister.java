package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.JobKind;
import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Writes down which kinds of jobs there are, so that operators can pause them. */
final class KindRegister {

    private static final String REGISTER =
            "INSERT INTO job_kinds (kind) SELECT unnest(:kinds::text[]) ON CONFLICT DO NOTHING";

    private final DatabaseClient database;
    private final List<JobKind<?>> kinds;

    KindRegister(DatabaseClient database, List<JobKind<?>> kinds) {
        this.database = database;
        this.kinds = List.copyOf(kinds);
        var names = this.kinds.stream().map(JobKind::name).toList();
        if (!names.stream().allMatch(name -> name.matches("[a-z][a-z-]*"))
                || Set.copyOf(names).size() < names.size()) {
            throw new IllegalStateException(
                    "kinds of jobs have names of their own, of lower-case letters and dashes: " + names);
        }
    }

    Mono<Void> register() {
        return database.sql(REGISTER)
                .bind("kinds", kinds.stream().map(JobKind::name).toArray(String[]::new))
                .then();
    }
}
