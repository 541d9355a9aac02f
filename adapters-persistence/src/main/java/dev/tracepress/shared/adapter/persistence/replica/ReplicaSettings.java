package dev.tracepress.shared.adapter.persistence.replica;

import dev.tracepress.shared.adapter.persistence.DatabaseSettings;

/** Where the replicas are: each of the servers is one. */
public record ReplicaSettings(DatabaseSettings servers) {}
