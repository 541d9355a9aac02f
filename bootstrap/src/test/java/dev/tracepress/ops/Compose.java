package dev.tracepress.ops;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What compose.yml says. */
final class Compose {

    /** A container that is started. */
    record Service(String name, JsonNode json) {

        Optional<String> image() {
            return Optional.of(json.path("image").asString("")).filter(image -> !image.isEmpty());
        }

        boolean isBuiltHere() {
            return json.has("build");
        }

        boolean isAskedHowItIs() {
            return json.has("healthcheck");
        }

        /** As {@code from:to}, both sides, without options. */
        Stream<Mount> mounts() {
            return OpsFiles.texts(json.path("volumes")).stream().map(text -> {
                var parts = text.split(":", -1);
                return new Mount(parts[0], parts[1]);
            });
        }

        List<String> ports() {
            return OpsFiles.texts(json.path("ports"));
        }

        Stream<Variable> environment() {
            return json.path("environment").properties().stream()
                    .map(entry -> new Variable(entry.getKey(), entry.getValue().asString()));
        }

        String setting(String name) {
            return json.path("environment").path(name).asString("");
        }
    }

    /** A folder, a file or a volume, and where a container sees it. */
    record Mount(String from, String to) {

        boolean isOfThisRepository() {
            return from.startsWith("./");
        }

        boolean isVolume() {
            return from.matches("\\w+");
        }
    }

    /** A variable of the environment. */
    record Variable(String name, String value) {}

    private final JsonNode json = OpsFiles.yaml(OpsFiles.COMPOSE);

    List<Service> services() {
        return json.path("services").properties().stream()
                .map(entry -> new Service(entry.getKey(), entry.getValue()))
                .toList();
    }

    Service service(String name) {
        return new Service(name, json.path("services").path(name));
    }

    List<String> volumes() {
        return List.copyOf(json.path("volumes").propertyNames());
    }
}
