package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.tracepress.architecture.Conditions.whose;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Set;

/** Transactions have one visible beginning. */
final class TransactionRules {

    static final String BOUNDARY = "shared.adapter.persistence.R2dbcTransactionBoundary";

    private static final Set<String> OPERATORS = Set.of(
            "org.springframework.transaction.reactive.TransactionalOperator",
            "org.springframework.transaction.ReactiveTransactionManager",
            "org.springframework.transaction.PlatformTransactionManager",
            "org.springframework.transaction.support.TransactionTemplate");

    private static final Set<String> BEGINNINGS =
            Set.of("beginTransaction", "getReactiveTransaction", "getTransaction", "setAutoCommit");

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
                        .accessTargetWhere(whose("target begins a transaction", TransactionRules::begins)))
                .because("only the boundary shields its work from cancellation;"
                        + " any other transaction is torn when a client hangs up in the middle");
    }

    static ArchRule transactionalIsBanned(String root) {
        return noClasses()
                .should()
                .dependOnClassesThat(describe("are called Transactional", TransactionRules::isTransactional))
                .because("the annotation opens an unshielded transaction in " + root
                        + ", and shows it to nobody who reads the method");
    }

    private static boolean begins(AccessTarget target) {
        var owner = target.getOwner().getPackageName();
        return BEGINNINGS.contains(target.getName())
                && (owner.startsWith("io.r2dbc.")
                        || owner.startsWith("org.springframework.transaction")
                        || owner.startsWith("org.springframework.r2dbc")
                        || owner.equals("java.sql"));
    }

    private static boolean isTransactional(JavaClass type) {
        return type.isAnnotation() && type.getSimpleName().equals("Transactional");
    }
}
