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
        return Stream.of(
                law("one class opens transactions", TransactionRules::oneClassOpensTransactions)
                        .isBrokenBy(
                                "boundaries",
                                "Method <article.adapter.jobs.Job.byDriver> calls method <io.r2dbc.spi.Connection.beginTransaction>",
                                "Method <article.adapter.jobs.Job.byJdbc> calls method <java.sql.Connection.setAutoCommit>",
                                "Method <article.adapter.jobs.Job.byManager> calls method <org.springframework.r2dbc.connection.R2dbcTransactionManager.getReactiveTransaction>",
                                "Method <article.adapter.persistence.R2dbcArticles.operator> has parameter of type <org.springframework.transaction.reactive.TransactionalOperator>",
                                "Method <article.adapter.persistence.R2dbcArticles.platform> has parameter of type <org.springframework.transaction.PlatformTransactionManager>",
                                "Method <article.adapter.persistence.R2dbcArticles.reactive> has parameter of type <org.springframework.transaction.ReactiveTransactionManager>",
                                "Method <article.adapter.persistence.R2dbcArticles.template> has parameter of type <org.springframework.transaction.support.TransactionTemplate>"),
                law("@Transactional is banned", TransactionRules::transactionalIsBanned)
                        .isBrokenBy(
                                "transactional",
                                "Class <article.adapter.jobs.Job> is annotated with <article.adapter.jobs.Transactional>",
                                "Class <article.application.FindService> is annotated with <org.springframework.transaction.annotation.Transactional>",
                                "Method <article.adapter.web.ArticleController.find> is annotated with <org.springframework.transaction.annotation.Transactional>"));
    }
}
