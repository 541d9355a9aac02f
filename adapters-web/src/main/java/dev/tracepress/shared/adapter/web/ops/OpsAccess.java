package dev.tracepress.shared.adapter.web.ops;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Who may use the routes of operators: whoever holds their token, everybody, or nobody. Users' tokens never open them. */
public final class OpsAccess {

    private final Optional<byte[]> expected;
    private final boolean open;

    private OpsAccess(Optional<byte[]> expected, boolean open) {
        this.expected = expected;
        this.open = open;
    }

    public static OpsAccess byToken(String token) {
        return new OpsAccess(Optional.of(("Bearer " + token).getBytes(StandardCharsets.UTF_8)), false);
    }

    public static OpsAccess open() {
        return new OpsAccess(Optional.empty(), true);
    }

    public static OpsAccess closed() {
        return new OpsAccess(Optional.empty(), false);
    }

    boolean isClosed() {
        return expected.isEmpty() && !open;
    }

    /** Takes as long for a token that is nearly right as for any other. */
    boolean isGranted(Optional<String> authorization) {
        return expected.map(token -> authorization
                        .map(given -> MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8)))
                        .orElse(false))
                .orElse(open);
    }
}
