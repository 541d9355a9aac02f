package dev.tracepress.memory;

import dev.tracepress.article.application.port.out.FavoritesContract;
import dev.tracepress.testkit.StoragePorts;

class InMemoryFavoritesTest extends FavoritesContract {

    @Override
    protected StoragePorts store() {
        return new MemoryPorts();
    }
}
