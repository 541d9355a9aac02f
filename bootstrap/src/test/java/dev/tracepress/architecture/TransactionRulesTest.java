package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TransactionRulesTest {

    @TestFactory
    Stream<DynamicNode> transactions() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law(
                                "one class opens transactions",
                                TransactionRules::oneClassOpensTransactions,
                                "take a TransactionBoundary and call inTransaction")
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import java.sql.SQLException;
                                import org.reactivestreams.Publisher;
                                import org.springframework.r2dbc.connection.R2dbcTransactionManager;
                                import org.springframework.transaction.TransactionDefinition;

                                /** Opens transactions itself. */
                                final class Job {
                                    static Publisher<?> byDriver(io.r2dbc.spi.Connection connection) {
                                        return connection.beginTransaction();
                                    }

                                    static Publisher<?> byManager(R2dbcTransactionManager manager) {
                                        return manager.getReactiveTransaction(TransactionDefinition.withDefaults());
                                    }

                                    static void byJdbc(java.sql.Connection connection) throws SQLException {
                                        connection.setAutoCommit(false);
                                    }

                                    static Publisher<?> end(io.r2dbc.spi.Connection connection) {
                                        return connection.commitTransaction();
                                    }
                                }

                                package press.article.adapter.persistence;

                                import org.springframework.transaction.PlatformTransactionManager;
                                import org.springframework.transaction.ReactiveTransactionManager;
                                import org.springframework.transaction.reactive.TransactionalOperator;
                                import org.springframework.transaction.support.TransactionTemplate;

                                /** Takes what opens transactions. */
                                interface R2dbcArticles {
                                    void reactive(ReactiveTransactionManager manager);

                                    void operator(TransactionalOperator operator);

                                    void platform(PlatformTransactionManager manager);

                                    void template(TransactionTemplate template);
                                }

                                package press.shared.adapter.persistence;

                                import org.springframework.transaction.ReactiveTransactionManager;
                                import org.springframework.transaction.reactive.TransactionalOperator;

                                /** The one that may. */
                                record R2dbcTransactionBoundary(ReactiveTransactionManager manager) {
                                    TransactionalOperator operator() {
                                        return TransactionalOperator.create(manager);
                                    }
                                }
                                """,
                                "Method <article.adapter.jobs.Job.byDriver> calls method <io.r2dbc.spi.Connection.beginTransaction>",
                                "Method <article.adapter.jobs.Job.byJdbc> calls method <java.sql.Connection.setAutoCommit>",
                                "Method <article.adapter.jobs.Job.end> calls method <io.r2dbc.spi.Connection.commitTransaction>",
                                "Method <article.adapter.jobs.Job.byManager> calls method <org.springframework.r2dbc.connection.R2dbcTransactionManager.getReactiveTransaction>",
                                "Method <article.adapter.persistence.R2dbcArticles.operator> has parameter of type <org.springframework.transaction.reactive.TransactionalOperator>",
                                "Method <article.adapter.persistence.R2dbcArticles.platform> has parameter of type <org.springframework.transaction.PlatformTransactionManager>",
                                "Method <article.adapter.persistence.R2dbcArticles.reactive> has parameter of type <org.springframework.transaction.ReactiveTransactionManager>",
                                "Method <article.adapter.persistence.R2dbcArticles.template> has parameter of type <org.springframework.transaction.support.TransactionTemplate>"),
                law(
                                "no statement opens transactions",
                                TransactionRules::noStatementOpensTransactions,
                                "take a TransactionBoundary and call inTransaction")
                        .isBrokenBy(
                                """
                                package press.article.adapter.persistence;

                                import java.util.List;

                                final class R2dbcArticles {
                                    static List<String> said() {
                                        return List.of("BEGIN", "start transaction read only", "SAVEPOINT one", "commit;", "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
                                    }

                                    static List<String> others() {
                                        return List.of("INSERT INTO articles SELECT 1", "the end of it", "Begin with something", "SET LOCAL statement_timeout = 0");
                                    }
                                }
                                """,
                                "article.adapter.persistence.R2dbcArticles says BEGIN",
                                "article.adapter.persistence.R2dbcArticles says SAVEPOINT one",
                                "article.adapter.persistence.R2dbcArticles says SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                                "article.adapter.persistence.R2dbcArticles says commit;",
                                "article.adapter.persistence.R2dbcArticles says start transaction read only"),
                law(
                                "@Transactional is banned",
                                TransactionRules::transactionalIsBanned,
                                "take a TransactionBoundary and call inTransaction")
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                @Transactional
                                interface Job {}

                                /** Anybody else's annotation of that name. */
                                @interface Transactional {}

                                package press.article.adapter.web;

                                import org.springframework.transaction.annotation.Transactional;

                                interface ArticleController {
                                    @Transactional
                                    void find();
                                }

                                package press.article.application;

                                import org.springframework.transaction.annotation.Transactional;

                                /** Opens a transaction that nobody sees. */
                                @Transactional
                                interface FindService {}
                                """,
                                "Class <article.adapter.jobs.Job> is annotated with <article.adapter.jobs.Transactional>",
                                "Class <article.application.FindService> is annotated with <org.springframework.transaction.annotation.Transactional>",
                                "Method <article.adapter.web.ArticleController.find> is annotated with <org.springframework.transaction.annotation.Transactional>"));
    }
}
