package dev.tracepress.architecture;

import static dev.tracepress.architecture.Places.areOutboundPorts;
import static dev.tracepress.architecture.Places.liveIn;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Outbound ports, their contracts and their adapters: the contract of {@code Favorites} is the abstract test class
 * {@code FavoritesContract} in the same package, and {@code R2dbcFavoritesTest} holds the adapter {@code R2dbcFavorites} to it.
 */
record Contracts(String root, JavaClasses production, JavaClasses tests) {

    private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";

    /** One sentence for every port without a contract or an adapter, and for every adapter that is not held to its contract. */
    List<String> gaps() {
        return ports().stream()
                .flatMap(port -> Stream.concat(gapsOf(port), gapsBehind(port)))
                .sorted()
                .toList();
    }

    List<JavaClass> ports() {
        return production.stream()
                .filter(areOutboundPorts(root))
                .sorted(Comparator.comparing(JavaClass::getName))
                .toList();
    }

    List<JavaClass> adaptersOf(JavaClass port) {
        return production.stream()
                .filter(liveIn(root, Ring.OUTSIDE_THE_CORE))
                .filter(type ->
                        !type.isInterface() && type.getAllRawInterfaces().contains(port))
                .sorted(Comparator.comparing(JavaClass::getName))
                .toList();
    }

    static String contractOf(JavaClass port) {
        return port.getName() + "Contract";
    }

    private Stream<String> gapsOf(JavaClass port) {
        var contract = test(contractOf(port));
        if (contract.isEmpty()) {
            return Stream.of(port.getName() + " has no contract");
        }
        if (!contract.get().getModifiers().contains(JavaModifier.ABSTRACT)) {
            return Stream.of(contractOf(port) + " is not abstract");
        }
        return promisesSomething(contract.get()) ? Stream.of() : Stream.of(contractOf(port) + " promises nothing");
    }

    private Stream<String> gapsBehind(JavaClass port) {
        var adapters = adaptersOf(port);
        if (adapters.isEmpty()) {
            return Stream.of(port.getName() + " has no adapter");
        }
        return adapters.stream()
                .filter(adapter -> !isHeldTo(contractOf(port), adapter))
                .map(adapter -> adapter.getName() + " is not held to " + contractOf(port) + " by "
                        + adapter.getSimpleName() + "Test");
    }

    private boolean isHeldTo(String contract, JavaClass adapter) {
        return test(adapter.getName() + "Test")
                .filter(test -> !test.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(test -> test.isAssignableTo(contract))
                .isPresent();
    }

    /** A test of its own or of a class inside it. */
    private boolean promisesSomething(JavaClass contract) {
        return tests.stream()
                .filter(type -> type.equals(contract) || type.getName().startsWith(contract.getName() + "$"))
                .flatMap(type -> type.getAllMethods().stream())
                .anyMatch(method -> method.isMetaAnnotatedWith(TESTABLE));
    }

    private Optional<JavaClass> test(String name) {
        return tests.contain(name) ? Optional.of(tests.get(name)) : Optional.empty();
    }
}
