package dev.tracepress.shared.adapter.web;

import io.netty.handler.codec.http.HttpVersion;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Refuses what Netty lets pass: a missing or doubled {@code Host} (RFC 9112, 3.2), a query that is not UTF-8 (which Spring
 * would alter silently), and bodies in a content encoding.
 */
final class WellFormedFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!namesOneHost(request) || !isUtf8(request.getURI().getRawQuery())) {
            return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST));
        }
        if (isEncoded(request)) {
            return Mono.error(new UnsupportedMediaTypeStatusException("content encoding"));
        }
        return chain.filter(exchange);
    }

    /** HTTP/1.0 knew no Host, and load balancers still ask after health in it. */
    private static boolean namesOneHost(ServerHttpRequest request) {
        var hosts = request.getHeaders().getOrEmpty(HttpHeaders.HOST).size();
        HttpServerRequest received = ServerHttpRequestDecorator.getNativeRequest(request);
        return hosts == 1 || (hosts == 0 && HttpVersion.HTTP_1_0.equals(received.version()));
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

    private static boolean isEncoded(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(HttpHeaders.CONTENT_ENCODING).stream()
                .anyMatch(encoding -> !encoding.isBlank() && !encoding.equalsIgnoreCase("identity"));
    }
}
