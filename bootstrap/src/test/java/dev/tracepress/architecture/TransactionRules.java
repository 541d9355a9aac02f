package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.tracepress.architecture.Conditions.condition;
import static dev.tracepress.architecture.Conditions.whose;
import static dev.tracepress.architecture.Places.liveOutside;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Transactions have one visible beginning. */
final class TransactionRules {

    static final String BOUNDARY = "shared.adapter.persistence.R2dbcTransactionBoundary";

    private static final Set<String> OPERATORS = Set.of(
            "org.springframework.transaction.reactive.TransactionalOperator",
            "org.springframework.transaction.ReactiveTransactionManager",
            "org.springframework.transaction.PlatformTransactionManager",
            "org.springframework.transaction.support.TransactionTemplate");

    private static final Set<String> ENDS_AND_BEGINNINGS = Set.of(
            "beginTransaction",
            "commit",
            "commitTransaction",
            "createSavepoint",
            "getReactiveTransaction",
            "getTransaction",
            "rollback",
            "rollbackTransaction",
            "rollbackTransactionToSavepoint",
            "setAutoCommit",
            "setSavepoint");

    /** Statements of SQL that are about the transaction itself. */
    private static final Pattern STATEMENT = Pattern.compile(
            "(?is)\\s*(begin|start transaction|commit|end|rollback|abort|savepoint \\w+|release (savepoint )?\\w+|set transaction)"
                    + "(\\s+(work|transaction|to|and|isolation|read|not|deferrable)\\b.*)?;?\\s*");

    private TransactionRules() {}

    static ArchRule oneClassOpensTransactions(String root) {
        return CompositeArchRule.of(noClasses()
                        .that(describe(
                                "are not " + BOUNDARY, type -> !type.getName().equals(root + "." + BOUNDARY)))
                        .should()
                        .dependOnClassesThat(
                                describe("operate transactions", type -> OPERATORS.contains(type.getName()))))
                .and(noClasses()
                        .that(describe(
                                "are not " + BOUNDARY, type -> !type.getName().equals(root + "." + BOUNDARY)))
                        .should()
                        .accessTargetWhere(
                                whose("target begins or ends a transaction", TransactionRules::beginsOrEnds)))
                .because("only the boundary shields its work from cancellation;"
                        + " any other transaction is torn when a client hangs up in the middle");
    }

    static ArchRule noStatementOpensTransactions(String root) {
        return classes()
                .that(liveOutside(root, List.of(Ring.TELEMETRY)))
                .should(condition(
                        "hold no statement that is about a transaction",
                        (JavaClass type) -> ClassFiles.textsOf(type)
                                .filter(text -> STATEMENT.matcher(text).matches())
                                .map(text -> type.getName() + " says " + text.strip())
                                .toList()))
                .because(
                        "whoever opens a transaction by a statement passes by the boundary and its shield; the telemetry"
                                + " only names what others do");
    }

    static ArchRule transactionalIsBanned(String root) {
        return noClasses()
                .should()
                .dependOnClassesThat(describe("are called Transactional", TransactionRules::isTransactional))
                .because("the annotation opens an unshielded transaction in " + root
                        + ", and shows it to nobody who reads the method");
    }

    private static boolean beginsOrEnds(AccessTarget target) {
        var owner = target.getOwner().getPackageName();
        return ENDS_AND_BEGINNINGS.contains(target.getName())
                && (owner.startsWith("io.r2dbc.")
                        || owner.startsWith("org.springframework.transaction")
                        || owner.startsWith("org.springframework.r2dbc")
                        || owner.equals("java.sql"));
    }

    private static boolean isTransactional(JavaClass type) {
        return type.isAnnotation() && type.getSimpleName().equals("Transactional");
    }
}
