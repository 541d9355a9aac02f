package dev.tracepress.telemetry.http;

import io.netty.handler.codec.http.HttpVersion;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.NetworkAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import io.opentelemetry.semconv.UserAgentAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.http.server.HttpServerRequest;

/**
 * What a request tells of itself before anything is done about it. The query is not among it, since people search for what
 * nobody else should read, nor is the client's address.
 */
public final class RequestAttributes {

    /** By which whoever has an answer finds its trace; the convention wants a list, since a header may come several times. */
    public static final AttributeKey<List<String>> REQUEST_ID =
            AttributeKey.stringArrayKey("http.response.header.x-request-id");

    /** For every method that HTTP does not know, as the semantic conventions ask. */
    static final String OTHER_METHOD = "_OTHER";

    private static final Set<String> KNOWN =
            Arrays.stream(HttpMethod.values()).map(HttpMethod::name).collect(Collectors.toUnmodifiableSet());

    private RequestAttributes() {}

    static String knownMethod(String method) {
        return KNOWN.contains(method) ? method : OTHER_METHOD;
    }

    /** Of few values: the conventions want {@code HTTP} for a method that is not known. */
    static String spanName(String knownMethod) {
        return knownMethod.equals(OTHER_METHOD) ? "HTTP" : knownMethod;
    }

    static Attributes of(ServerHttpRequest request, String method) {
        var uri = request.getURI();
        var attributes = Attributes.builder()
                .put(HttpAttributes.HTTP_REQUEST_METHOD, method)
                .put(UrlAttributes.URL_SCHEME, uri.getScheme() == null ? "http" : uri.getScheme())
                .put(UrlAttributes.URL_PATH, uri.getRawPath())
                .put(NetworkAttributes.NETWORK_PROTOCOL_VERSION, protocolVersion(request));
        if (uri.getHost() != null) {
            attributes.put(ServerAttributes.SERVER_ADDRESS, uri.getHost());
        }
        if (uri.getPort() > 0) {
            attributes.put(ServerAttributes.SERVER_PORT, (long) uri.getPort());
        }
        var agent = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
        if (agent != null) {
            attributes.put(UserAgentAttributes.USER_AGENT_ORIGINAL, agent);
        }
        return attributes.build();
    }

    /** As the conventions write it: {@code 1.1}. */
    private static String protocolVersion(ServerHttpRequest request) {
        HttpServerRequest received = ServerHttpRequestDecorator.getNativeRequest(request);
        return received.version().equals(HttpVersion.HTTP_1_0) ? "1.0" : "1.1";
    }
}
