package dev.tracepress.shared.adapter.web.server;

import dev.tracepress.shared.adapter.web.error.RequestTraces;
import dev.tracepress.shared.adapter.web.json.StrictJson;
import dev.tracepress.shared.adapter.web.request.RequestSettings;
import java.time.InstantSource;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/** The server itself. */
@Configuration(proxyBeanMethods = false)
public class ServerWebConfiguration {

    private final JsonMapper json = StrictJson.mapper();

    /** The threads are given and end later: those that Reactor Netty shares in a JVM would end with the first server. */
    @Bean
    ReactorResourceFactory serverResources(LoopResources loops) {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResources(loops);
        return resources;
    }

    @Bean
    NettyServerCustomizer serverCustomizer(RequestSettings settings, RequestTraces traces, InstantSource time) {
        return new ServerCustomizer(settings, traces, json, time);
    }

    @Bean
    Shutdown shutdown() {
        return new Shutdown();
    }
}
