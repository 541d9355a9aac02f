package dev.tracepress.http;

import dev.tracepress.identity.adapter.web.SignInSettings;
import dev.tracepress.notification.adapter.web.StreamSettings;
import dev.tracepress.shared.adapter.web.admission.AdmissionSettings;
import dev.tracepress.shared.adapter.web.request.ProxySettings;
import dev.tracepress.shared.adapter.web.request.RequestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the web adapter is set up; patiently, as a busy machine is slow, which is no failure of the service. */
record WebSettings(
        RequestSettings requests,
        ProxySettings proxies,
        AdmissionSettings admission,
        SignInSettings signIn,
        StreamSettings streams) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    static final WebSettings USUAL = new WebSettings(
            requests(List.of(), Optional.empty()),
            new ProxySettings(List.of()),
            admission(0),
            new SignInSettings(10, 0),
            new StreamSettings(Duration.ofSeconds(15), 16, 1_000));

    WebSettings withOrigins(List<String> origins, Duration transportSecurity) {
        return new WebSettings(requests(origins, Optional.of(transportSecurity)), proxies, admission, signIn, streams);
    }

    WebSettings withProxies(List<String> trusted) {
        return new WebSettings(requests, new ProxySettings(trusted), admission, signIn, streams);
    }

    WebSettings withWritesOfOne(int writes) {
        return new WebSettings(requests, proxies, admission(writes), signIn, streams);
    }

    WebSettings withRegistrations(int registrations) {
        return new WebSettings(
                requests, proxies, admission, new SignInSettings(signIn.failures(), registrations), streams);
    }

    WebSettings withHeartbeat(Duration heartbeat) {
        return new WebSettings(
                requests,
                proxies,
                admission,
                signIn,
                new StreamSettings(heartbeat, streams.mostOfOne(), streams.most()));
    }

    private static RequestSettings requests(List<String> origins, Optional<Duration> transportSecurity) {
        return new RequestSettings(PATIENCE, Duration.ofSeconds(75), origins, transportSecurity);
    }

    private static AdmissionSettings admission(int writesOfOne) {
        return new AdmissionSettings(Optional.empty(), 0, writesOfOne);
    }
}
