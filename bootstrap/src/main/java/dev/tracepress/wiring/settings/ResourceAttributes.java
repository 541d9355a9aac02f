package dev.tracepress.wiring.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.env.PropertyResolver;

/** Who speaks, in the words of OpenTelemetry's conventions; what OTEL_RESOURCE_ATTRIBUTES says goes before. */
public final class ResourceAttributes {

    private static final String PROPERTY = "management.opentelemetry.resource-attributes[%s]";

    private ResourceAttributes() {}

    /** As properties of Spring Boot, from which spans, log records and metrics have them. */
    public static Map<String, Object> properties(PropertyResolver environment, String service) {
        var given = given(environment);
        var all = new HashMap<String, Object>();
        all.put("service.version", version());
        all.put("service.instance.id", UUID.randomUUID().toString());
        all.put("host.name", hostName());
        all.put("host.arch", architecture(System.getProperty("os.arch")));
        all.put("os.type", osType(System.getProperty("os.name")));
        all.put("os.description", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        all.put("process.pid", Long.toString(ProcessHandle.current().pid()));
        all.put("process.runtime.name", System.getProperty("java.runtime.name"));
        all.put("process.runtime.version", System.getProperty("java.runtime.version"));
        all.put(
                "process.runtime.description",
                System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.name") + " "
                        + System.getProperty("java.vm.version"));
        all.keySet().removeAll(given.keySet());
        // The name goes by OTEL_SERVICE_NAME first.
        if (new SettingSource(environment).text("OTEL_SERVICE_NAME").isPresent()
                || !given.containsKey("service.name")) {
            all.put("service.name", service);
        }
        return all.entrySet().stream()
                .collect(Collectors.toMap(attribute -> PROPERTY.formatted(attribute.getKey()), Map.Entry::getValue));
    }

    private static Map<String, String> given(PropertyResolver environment) {
        return Arrays.stream(new SettingSource(environment)
                        .text("OTEL_RESOURCE_ATTRIBUTES")
                        .orElse("")
                        .split(",", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1], (_, later) -> later));
    }

    private static String version() {
        return Optional.ofNullable(ResourceAttributes.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown";
        }
    }

    private static String architecture(String name) {
        return name.equals("aarch64") ? "arm64" : name.equals("x86_64") ? "amd64" : name;
    }

    private static String osType(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("windows") ? "windows" : lower.startsWith("mac") ? "darwin" : lower.split(" ", 2)[0];
    }
}
