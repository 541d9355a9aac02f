package dev.tracepress.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.lang.ArchRule;

/** What routes may be asked for, and by what. */
final class RouteRules {

    private RouteRules() {}

    static ArchRule ticketsAreForReadingAlone(String root) {
        return methods()
                .that()
                .areAnnotatedWith(root + ".shared.adapter.web.request.TakesTicket")
                .should()
                .beAnnotatedWith("org.springframework.web.bind.annotation.GetMapping")
                .because("a ticket stands in an address, and whoever gets hold of an address must not be able to change"
                        + " anything by it");
    }
}
