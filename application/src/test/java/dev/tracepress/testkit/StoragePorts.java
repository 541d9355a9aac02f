package dev.tracepress.testkit;

import dev.tracepress.article.application.port.out.ArticleQueries;
import dev.tracepress.article.application.port.out.ArticleRepository;
import dev.tracepress.article.application.port.out.Favorites;
import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.application.port.out.TransactionBoundary;

/**
 * Adapters that share one store. Whoever swaps one of them hands out the new one here beside the others, and runs its port's
 * contract.
 */
public interface StoragePorts {

    UserRepository users();

    Sessions sessions();

    SessionWatch sessionWatch();

    ArticleRepository articles();

    ArticleQueries articleQueries();

    Favorites favorites();

    NotificationRepository notifications();

    NotificationQueries notificationQueries();

    IdempotencyKeys idempotencyKeys();

    Tally tally();

    TransactionBoundary transactions();
}
