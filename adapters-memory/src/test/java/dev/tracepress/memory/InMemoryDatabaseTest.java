package dev.tracepress.memory;

import dev.tracepress.shared.application.port.out.TransactionBoundaryContract;
import dev.tracepress.testkit.StoragePorts;

class InMemoryDatabaseTest extends TransactionBoundaryContract {

    @Override
    protected StoragePorts store() {
        return new MemoryPorts();
    }
}
