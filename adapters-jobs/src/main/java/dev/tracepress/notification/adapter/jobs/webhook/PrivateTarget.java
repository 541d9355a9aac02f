package dev.tracepress.notification.adapter.jobs.webhook;

import java.io.IOException;
import java.net.SocketAddress;

/** The receiver's address is none of the public Internet. */
final class PrivateTarget extends IOException {

    PrivateTarget(SocketAddress target) {
        super(target + " is not public, and TRACEPRESS_WEBHOOK_ALLOW_PRIVATE is not true");
    }
}
