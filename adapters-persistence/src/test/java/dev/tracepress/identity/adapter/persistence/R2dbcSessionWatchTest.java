package dev.tracepress.identity.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.application.port.out.SessionWatchContract;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class R2dbcSessionWatchTest extends SessionWatchContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension(settings -> PostgresStore.on(settings, time));

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }

    @Test
    void while_the_database_does_not_answer_only_what_expires_is_noticed() {
        try (var down = PostgresStore.on(TestPostgres.nowhere(), time)) {
            var open = down.sessionWatch()
                    .over(session("one", time.instant().plusSeconds(60)))
                    .toFuture();

            completes(down.sessionWatch().over(session("two", time.instant())));

            assertThat(open).isNotDone();
        }
    }

    private static Session session(String tokenId, Instant expiresAt) {
        return new Session(new UserId(1), new TokenId(tokenId), Given.NOON, expiresAt);
    }
}
