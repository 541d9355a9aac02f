package dev.tracepress.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No panel stays empty and no alert silent because a query asks for what nobody makes. */
@Execution(ExecutionMode.CONCURRENT)
class QueriesTest {

    private static final Set<String> RECORDED = QueryNames.recorded();

    static Stream<Query> queries() {
        return Query.all();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void they_ask_for_what_is_made(Query query) {
        assertThat(QueryNames.unknown(query, RECORDED)).isEmpty();
    }

    @Test
    void they_are_found_in_every_dashboard_and_all_languages() {
        var queries = Query.all().toList();

        assertThat(queries.stream().map(Query::file).collect(Collectors.toUnmodifiableSet()))
                .containsAll(OpsFiles.dashboards())
                .containsAll(OpsFiles.rules())
                .contains(OpsFiles.DATA_SOURCES);
        assertThat(queries.stream().map(Query::language).collect(Collectors.toUnmodifiableSet()))
                .containsExactlyInAnyOrder(Query.Language.values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    PROMQL ; rate(http_server_requests_total[5m])                                    ; http_server_requests_total
                    PROMQL ; max(http_server_request_duration_seconds)                                  ; http_server_request_duration_seconds
                    PROMQL ; rate(http_server_request_total{route="/"}[5m])                          ; http_server_request_total{route}
                    PROMQL ; sum by (uri) (http_server_request_total)                                ; uri
                    PROMQL ; a_metric and on (job) http_server_request_total                         ; a_metric
                    PROMQL ; max(jobs_queue_depth) > 2 * other                                       ; other
                    PROMQL ; jobs:oldest_age_seconds:max > 1                                         ; jobs:oldest_age_seconds:max
                    PROMQL ; histogram_quantile(0.9, sum by (le, job_kind) (rate(jobs_duration_seconds_bucket[5m]))) ; job_kind
                    PROMQL ; jobs_queue_depth{le="1"}                                                ; jobs_queue_depth{le}
                    PROMQL ; traces_spanmetrics_calls_total{operation="x"}                           ; traces_spanmetrics_calls_total{operation}
                    LOGQL  ; {app="x"}                                                               ; app
                    LOGQL  ; {service_name="x"} | json | statusCode >= 500                           ; statusCode
                    LOGQL  ; sum by (path) (count_over_time({service_name="x"} | json [5m]))         ; path
                    LOGQL  ; quantile_over_time(0.9, {service_name="x"} | json | unwrap took [5m])   ; took
                    LOGQL  ; {service_name="x"} | json | line_format `{{.msg}}`                      ; msg
                    TRACEQL; { span.job.state = "x" }                                                ; span.job.state
                    TRACEQL; { name = "job.mail.send" }                                              ; job.mail.send
                    TRACEQL; { .job.id = "x" }                                                       ; job.id
                    TRACEQL; { resource.service = "x" }                                              ; resource.service
                    TRACEQL; { kind = server } | select(span.user)                                   ; span.user
                    TRACEQL; { kind = serve && duration > 100ms }                                    ; serve
                    """)
    void what_nobody_makes_is_found_out(Query.Language language, String text, String unknown) {
        assertThat(QueryNames.unknown(query(language, text), List.of())).containsExactly(unknown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    PROMQL ; histogram_quantile(0.99, sum by (le, http_route) (rate(http_server_request_duration_seconds_bucket{job=~"$job"}[$__rate_interval])))
                    PROMQL ; sum without (instance) (up) or vector(0)
                    PROMQL ; jobs_queue_depth{state="dead"} offset 5m > bool 1e3 and on (job_type) group_left () jobs_dead_total
                    PROMQL ; sum(rate(http_server_request_total{$__tags}[5m]))
                    PROMQL ; sum by (job_type) (rate(traces_spanmetrics_calls_total{span_kind="SPAN_KIND_CONSUMER"}[5m]))
                    LOGQL  ; topk(5, sum by (error_type) (count_over_time({service_name=~"$service"} | json | error_type != "" [$__range])))
                    LOGQL  ; {service_name="x"} |= `anything = 1` != "other = 2" | trace_id = "x"
                    TRACEQL; { kind = server } >> { name = "job.notification" && status = error } | select(span.job.id)
                    TRACEQL; { link:traceID = "$trace" && span.user.id = $user && duration > 500ms }
                    """)
    void what_is_made_passes(Query.Language language, String text) {
        assertThat(QueryNames.unknown(query(language, text), Set.of())).isEmpty();
    }

    @Test
    void what_a_rule_records_is_made() {
        var query = query(Query.Language.PROMQL, "max by (anything) (jobs:oldest_age_seconds:max)");

        assertThat(QueryNames.unknown(query, Set.of("jobs:oldest_age_seconds:max")))
                .isEmpty();
    }

    private static Query query(Query.Language language, String text) {
        return new Query(Path.of("test"), language, text);
    }
}
