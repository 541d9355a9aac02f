package dev.tracepress.ops;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A query in a file, in a language of its own. */
record Query(Path file, Language language, String text) {

    /** What a query is written in. */
    enum Language {
        PROMQL,
        LOGQL,
        TRACEQL;

        static Optional<Language> of(String dataSource) {
            return switch (dataSource) {
                case "prometheus" -> Optional.of(PROMQL);
                case "loki" -> Optional.of(LOGQL);
                case "tempo" -> Optional.of(TRACEQL);
                default -> Optional.empty();
            };
        }
    }

    static Stream<Query> all() {
        return Stream.of(
                        OpsFiles.dashboards().stream().flatMap(file -> inDashboard(file, OpsFiles.json(file))),
                        inDataSources(),
                        OpsFiles.rules().stream().flatMap(Query::inRules))
                .flatMap(queries -> queries);
    }

    static Stream<Query> inDashboard(Path file, JsonNode dashboard) {
        return OpsFiles.everywhere(dashboard)
                .flatMap(
                        node -> Language.of(node.path("datasource").path("type").asString("")).stream()
                                .flatMap(language -> inTarget(file, language, node)));
    }

    private static Stream<Query> inTarget(Path file, Language language, JsonNode target) {
        if (target.path("expr").isString()) {
            return Stream.of(new Query(file, language, target.path("expr").asString()));
        }
        var query = target.path("query");
        if (language == Language.PROMQL && query.path("query").isString()) {
            return Stream.of(
                    new Query(file, language, inVariable(query.path("query").asString())));
        }
        // A trace is asked for by its id alone.
        return target.path("queryType").asString("").equals("traceql")
                        && !query.asString().startsWith("$")
                ? Stream.of(new Query(file, language, query.asString()))
                : Stream.of();
    }

    /** {@code label_values(metric, label)} is no PromQL, but means as much as this. */
    private static String inVariable(String query) {
        return query.replaceFirst("label_values\\((.*),\\s*(\\w+)\\)", "sum by ($2) ($1)");
    }

    private static Stream<Query> inDataSources() {
        return OpsFiles.children(OpsFiles.yaml(OpsFiles.DATA_SOURCES).path("datasources"))
                .map(source -> source.path("jsonData"))
                .flatMap(settings -> Stream.of(
                                OpsFiles.children(
                                                settings.path("tracesToMetrics").path("queries"))
                                        .map(query -> inDataSource(Language.PROMQL, query.path("query"))),
                                Stream.of(settings.path("tracesToLogsV2").path("query"))
                                        .filter(JsonNode::isString)
                                        .map(query -> inDataSource(Language.LOGQL, query)),
                                OpsFiles.children(settings.path("derivedFields"))
                                        .map(field -> field.path("url"))
                                        .filter(url -> url.asString("").startsWith("{"))
                                        .map(url -> inDataSource(Language.TRACEQL, url)))
                        .flatMap(queries -> queries));
    }

    private static Query inDataSource(Language language, JsonNode query) {
        return new Query(OpsFiles.DATA_SOURCES, language, query.asString().replace("$$", "$"));
    }

    private static Stream<Query> inRules(Path file) {
        return OpsFiles.children(OpsFiles.yaml(file).path("groups"))
                .flatMap(group -> OpsFiles.children(group.path("rules")))
                .map(rule -> new Query(file, Language.PROMQL, rule.path("expr").asString()));
    }

    @Override
    public String toString() {
        return file.getFileName() + ": " + text;
    }
}
