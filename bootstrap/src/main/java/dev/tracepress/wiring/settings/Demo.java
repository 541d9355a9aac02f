package dev.tracepress.wiring.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The demonstration's settings.
 *
 * @param isOn whether its routes are there at all: anybody can burn CPU time with them
 * @param people another system that it asks for people
 */
public record Demo(boolean isOn, Optional<URI> people) {

    static Demo read(SettingSource source) {
        return new Demo(
                source.choice("TRACEPRESS_DEMO", "false", List.of("true", "false"))
                        .equals("true"),
                source.text("TRACEPRESS_DEMO_PEOPLE_URL").map(Demo::address));
    }

    private static URI address(String url) {
        Supplier<StartupRefused> refused = () -> new StartupRefused(
                "TRACEPRESS_DEMO_PEOPLE_URL is not of the form https://host/path",
                "Correct it; /1 is added for the first person. A name, password or query has no place in it.");
        try {
            var uri = new URI(url.replaceFirst("/+$", ""));
            if (!SettingSource.isHttpAddress(uri)
                    || uri.getRawUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null) {
                throw refused.get();
            }
            return uri;
        } catch (URISyntaxException _) {
            throw refused.get();
        }
    }
}
