package dev.tracepress.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words that rules use for the places of the house. */
final class Places {

    private Places() {}

    static DescribedPredicate<JavaClass> liveIn(String root, Ring... rings) {
        return liveIn(root, Arrays.asList(rings));
    }

    static DescribedPredicate<JavaClass> liveIn(String root, List<Ring> rings) {
        return describe(
                "live in " + listed(rings),
                type -> ringOf(root, type).filter(rings::contains).isPresent());
    }

    static DescribedPredicate<JavaClass> liveOutside(String root, List<Ring> rings) {
        return describe(
                "live outside " + listed(rings), type -> !liveIn(root, rings).test(type));
    }

    static DescribedPredicate<JavaClass> liveInModule(String root, List<Module> modules) {
        return describe(
                "live in the modules " + modules.stream().map(Module::path).collect(Collectors.joining(", ")),
                type -> moduleOf(root, type).filter(modules::contains).isPresent());
    }

    static DescribedPredicate<JavaClass> areInboundPorts(String root) {
        return describe(
                "are inbound ports", type -> isPort(root, type) && Place.isInboundPortPackage(type.getPackageName()));
    }

    static DescribedPredicate<JavaClass> areOutboundPorts(String root) {
        return describe(
                "are outbound ports", type -> isPort(root, type) && Place.isOutboundPortPackage(type.getPackageName()));
    }

    /** The ports themselves and the data that they speak of. */
    static DescribedPredicate<JavaClass> liveInPortPackages(String root) {
        return describe(
                "live in port packages",
                type -> liveIn(root, Ring.APPLICATION).test(type)
                        && isPortPackage(type.getBaseComponentType().getPackageName()));
    }

    static boolean isPortPackage(String packageName) {
        return Place.isInboundPortPackage(packageName) || Place.isOutboundPortPackage(packageName);
    }

    /** What javac makes of an annotated package; it has a place, but no part in anything. */
    static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    static Optional<Ring> ringOf(String root, JavaClass type) {
        return Place.of(root, type).map(Place::ring);
    }

    static Optional<Module> moduleOf(String root, JavaClass type) {
        return Place.of(root, type).flatMap(Place::module);
    }

    private static boolean isPort(String root, JavaClass type) {
        return ringOf(root, type).equals(Optional.of(Ring.APPLICATION))
                && type.isInterface()
                && type.isTopLevelClass()
                && !isPackageInfo(type);
    }

    private static String listed(List<Ring> rings) {
        return rings.stream().map(Ring::path).collect(Collectors.joining(", "));
    }
}
