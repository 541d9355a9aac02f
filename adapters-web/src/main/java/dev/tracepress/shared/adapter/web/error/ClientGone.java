package dev.tracepress.shared.adapter.web.error;

import java.io.IOException;
import java.net.ConnectException;
import reactor.netty.channel.AbortedException;

/** Tells clients that have left from all other errors. */
public final class ClientGone {

    /** As nginx counts it; HTTP has no status for it, since nobody is there to see one. */
    static final int STATUS = 499;

    private ClientGone() {}

    /** By the error itself, not by its causes: the connection to the database may be reset as well. */
    public static boolean isMeantBy(Throwable error) {
        return error instanceof AbortedException || AbortedException.isConnectionReset(error) || isCutOff(error);
    }

    /**
     * Whether the kernel has given a connection up, since nobody at its other end took what was sent (ETIMEDOUT). One that never
     * came to be is not the client's.
     */
    public static boolean isCutOff(Throwable error) {
        return error instanceof IOException
                && !(error instanceof ConnectException)
                && error.getMessage() != null
                && error.getMessage().contains("Connection timed out");
    }
}
