package dev.tracepress.shared.adapter.persistence;

/**
 * Where PostgreSQL is and how to get in.
 *
 * @param sslMode one of libpq's names: disable, allow, prefer, require, verify-ca, verify-full
 * @param poolSize how many connections requests and jobs share
 */
public record DatabaseSettings(
        String host, int port, String database, String user, String password, String sslMode, int poolSize) {

    /** Without the password. */
    @Override
    public String toString() {
        return "postgres://%s@%s:%d/%s?sslmode=%s".formatted(user, host, port, database, sslMode);
    }
}
