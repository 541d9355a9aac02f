package dev.tracepress.shared.adapter.web.request;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Refuses what Netty lets pass and HTTP does not, or what this service does not speak. */
public final class WellFormedFilter implements WebFilter {

    private static final int LONGEST_ADDRESS = 8 * 1024;
    private static final int LARGEST_HEAD = 8 * 1024;
    /** The colon, the space and the line's end (RFC 9112, 5). */
    private static final int BESIDE_NAME_AND_VALUE = 4;

    /** Spring's, and the one that the registry of methods has got since. */
    private static final Set<HttpMethod> METHODS = Stream.concat(
                    Arrays.stream(HttpMethod.values()), Stream.of(HttpMethod.valueOf("QUERY")))
            .collect(Collectors.toUnmodifiableSet());

    /** Those of which a second one would leave open which counts. */
    private static final List<String> SINGLE = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.ORIGIN,
            HttpHeaders.EXPECT,
            HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return fault(exchange.getRequest())
                .<Mono<Void>>map(status -> Mono.error(new ResponseStatusException(status)))
                .orElseGet(() -> chain.filter(exchange));
    }

    public static Optional<HttpStatus> fault(ServerHttpRequest request) {
        var headers = request.getHeaders();
        HttpServerRequest received = ServerHttpRequestDecorator.getNativeRequest(request);
        if (received.uri().length() > LONGEST_ADDRESS) {
            return Optional.of(HttpStatus.URI_TOO_LONG);
        }
        if (size(received) > LARGEST_HEAD) {
            return Optional.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
        }
        if (tokens(headers, HttpHeaders.TRANSFER_ENCODING).size() > 1 && isPlainlyTransferred(headers)) {
            // Chunks of chunks (RFC 9112, 6.1), of which Netty would see the outer ones alone.
            return Optional.of(HttpStatus.BAD_REQUEST);
        }
        if (!namesOneHost(headers, received) || !isUtf8(request.getURI().getRawQuery()) || isAmbiguous(headers)) {
            return Optional.of(HttpStatus.BAD_REQUEST);
        }
        if (!METHODS.contains(request.getMethod()) || !isPlainlyTransferred(headers)) {
            return Optional.of(HttpStatus.NOT_IMPLEMENTED);
        }
        if (namesNothing(request.getURI().getRawPath())) {
            return Optional.of(HttpStatus.NOT_FOUND);
        }
        if (isEncoded(headers)) {
            return Optional.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        return Optional.empty();
    }

    /** No route has matrix parameters, which Spring would cut off, and nothing has a name with a NUL, which no store could hold. */
    private static boolean namesNothing(String rawPath) {
        return rawPath.indexOf(';') >= 0 || rawPath.contains("%00");
    }

    private static int size(HttpServerRequest received) {
        var size = 0;
        for (var headers = received.requestHeaders().iteratorCharSequence(); headers.hasNext(); ) {
            var header = headers.next();
            size += header.getKey().length() + header.getValue().length() + BESIDE_NAME_AND_VALUE;
        }
        return size;
    }

    /** RFC 9112, 3.2. HTTP/1.0 knew no Host, and load balancers still ask after health in it. */
    private static boolean namesOneHost(HttpHeaders headers, HttpServerRequest received) {
        var hosts = headers.getOrEmpty(HttpHeaders.HOST);
        return hosts.isEmpty()
                ? HttpVersion.HTTP_1_0.equals(received.version())
                : hosts.size() == 1 && HostHeader.isOne(hosts.getFirst());
    }

    private static boolean isAmbiguous(HttpHeaders headers) {
        return SINGLE.stream().anyMatch(name -> headers.getOrEmpty(name).size() > 1);
    }

    private static boolean isUtf8(@Nullable String rawQuery) {
        try {
            if (rawQuery != null) {
                var bytes =
                        URLDecoder.decode(rawQuery, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            }
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    /** Whole or in chunks; any other transfer coding would be left in the body (RFC 9112, 6.1). */
    private static boolean isPlainlyTransferred(HttpHeaders headers) {
        return tokens(headers, HttpHeaders.TRANSFER_ENCODING).stream()
                .allMatch(coding -> coding.equalsIgnoreCase(HttpHeaderValues.CHUNKED.toString()));
    }

    private static boolean isEncoded(HttpHeaders headers) {
        return tokens(headers, HttpHeaders.CONTENT_ENCODING).stream()
                .anyMatch(encoding -> !encoding.equalsIgnoreCase(HttpHeaderValues.IDENTITY.toString()));
    }

    private static List<String> tokens(HttpHeaders headers, String name) {
        return !headers.containsHeader(name)
                ? List.of()
                : headers.getOrEmpty(name).stream()
                        .flatMap(list -> Arrays.stream(list.split(",")))
                        .map(String::strip)
                        .filter(token -> !token.isEmpty())
                        .collect(Collectors.toUnmodifiableList());
    }
}
