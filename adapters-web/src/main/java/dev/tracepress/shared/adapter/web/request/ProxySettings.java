package dev.tracepress.shared.adapter.web.request;

import java.util.List;

/**
 * Who is believed.
 *
 * @param trusted networks of proxies, whose word is taken for whom they speak for: {@code 10.0.0.0/8}
 */
public record ProxySettings(List<String> trusted) {

    /**
     * Reads the networks.
     *
     * @throws IllegalArgumentException for what is no network
     */
    public ProxySettings {
        trusted = List.copyOf(trusted);
        trusted.forEach(AddressRange::of);
    }
}
