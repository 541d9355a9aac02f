package dev.tracepress.shared.adapter.web;

import reactor.netty.channel.AbortedException;

/** Tells clients that have left from all other errors. */
public final class ClientGone {

    /** As nginx counts it; HTTP has no status for it, since nobody is there to see one. */
    static final int STATUS = 499;

    private ClientGone() {}

    /** By the error itself, not by its causes: the connection to the database may be reset as well. */
    public static boolean isMeantBy(Throwable error) {
        return error instanceof AbortedException || AbortedException.isConnectionReset(error);
    }
}
