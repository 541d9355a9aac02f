package dev.tracepress.wiring;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Reads the settings before anything is built, so that a wrong one is refused at once, and offers them as a bean. */
final class SettingsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = Settings.read(context.getEnvironment());
        ((GenericApplicationContext) context).registerBean(Settings.class, () -> settings);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("tracepress", Map.of("server.port", settings.port())));
    }
}
