package dev.tracepress.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;

/** Where a class lives: in a ring of a module, or around the modules. */
record Place(Optional<Module> module, Ring ring) {

    private static final String IN = ".application.port.in";
    private static final String OUT = ".application.port.out";

    /** Empty for what lives elsewhere: in a library, or in no ring. */
    static Optional<Place> of(String root, JavaClass type) {
        return ofPackage(root, type.getBaseComponentType().getPackageName());
    }

    static Optional<Place> ofPackage(String root, String packageName) {
        if (!packageName.startsWith(root + ".")) {
            return Optional.empty();
        }
        var path = packageName.substring(root.length() + 1);
        var around =
                Ring.AROUND_MODULES.stream().filter(ring -> ring.holds(path)).findAny();
        if (around.isPresent()) {
            return Optional.of(new Place(Optional.empty(), around.get()));
        }
        var names = path.split("\\.", 2);
        return Module.named(names[0])
                .flatMap(module -> ringOf(names[names.length - 1]).map(ring -> new Place(Optional.of(module), ring)));
    }

    private static Optional<Ring> ringOf(String packageBelowModule) {
        return Ring.INSIDE_MODULES.stream()
                .filter(ring -> ring.holds(packageBelowModule))
                .findAny();
    }

    static boolean isInboundPortPackage(String packageName) {
        return packageName.endsWith(IN);
    }

    static boolean isOutboundPortPackage(String packageName) {
        return packageName.endsWith(OUT);
    }
}
