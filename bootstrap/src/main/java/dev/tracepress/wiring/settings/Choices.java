package dev.tracepress.wiring.settings;

import dev.tracepress.identity.adapter.security.TokenSettings.Algorithm;
import dev.tracepress.shared.adapter.persistence.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which adapter stands behind each port that has several: a function of the settings, and, for how processes learn of each other, of
 * what DATABASE_URL was found to lead to. The conditions of the wiring look here, and so does who wants to know.
 *
 * @param wake empty in memory, where there is one process, and as long as nobody has looked where DATABASE_URL leads
 * @param replicas how many are read from; empty where the one database answers all
 * @param passwords empty for who serves no requests, as are the tokens
 * @param tokens signs new ones; what is believed beside that is no choice
 */
public record Choices(
        Choice<Storage> storage,
        Choice<QueueKind> queue,
        Optional<Choice<Wake>> wake,
        Optional<Choice<Integer>> replicas,
        List<Choice<Notifier>> notifiers,
        Optional<Choice<PasswordHashing>> passwords,
        Optional<Choice<Algorithm>> tokens) {

    private static final String NOTHING_HELD = "; no read comes from memory";

    public Choices {
        notifiers = List.copyOf(notifiers);
    }

    public static Choices of(Settings settings) {
        return of(settings, Optional.empty());
    }

    /**
     * What is chosen once it is known what connections are.
     *
     * @throws StartupRefused if the settings ask for what cannot be had there
     */
    public static Choices of(Settings settings, Optional<Pooling> pooling) {
        return new Choices(
                storage(settings),
                queue(settings.storage()),
                pooling.map(found -> wake(settings, found)),
                replicas(settings),
                notifiers(settings.fanOut()),
                servingOnly(settings, _ -> argon2id()),
                servingOnly(settings, Choices::tokens));
    }

    /** Whether processes hear of each other, and need not look. */
    public boolean listens() {
        return wake.filter(choice -> choice.chosen() == Wake.NOTIFY).isPresent();
    }

    public boolean has(Notifier notifier) {
        return notifiers.stream().anyMatch(choice -> choice.chosen() == notifier);
    }

    /** For people: one for each choice, in the order of the components. */
    public List<Told> told() {
        var told = new ArrayList<Told>();
        told.add(told("storage", storage, Storage::text));
        told.add(told("queue", queue, QueueKind::text));
        wake.ifPresent(choice -> told.add(told("wake", choice, Wake::text)));
        replicas.ifPresent(choice -> told.add(told("replicas", choice, Object::toString)));
        notifiers.forEach(notifier -> told.add(told("notifier", notifier, Notifier::text)));
        passwords.ifPresent(hashing -> told.add(told("passwords", hashing, PasswordHashing::text)));
        tokens.ifPresent(algorithm -> told.add(told("tokens", algorithm, Algorithm::text)));
        return told;
    }

    /** In one line: {@code storage postgresql, queue db-scheduler, notifier inbox, …}. */
    public String line() {
        return told().stream().map(told -> told.of() + " " + told.chosen()).collect(Collectors.joining(", "));
    }

    private static Choice<Storage> storage(Settings settings) {
        return new Choice<>(
                settings.storage(),
                switch (settings.storage()) {
                    case MEMORY -> "TRACEPRESS_STORAGE is memory";
                    case POSTGRESQL ->
                        settings.databaseUrl().isPresent()
                                ? "DATABASE_URL is set"
                                : "DATABASE_URL is not set, and TRACEPRESS_STORAGE is not memory: an embedded one";
                });
    }

    private static Choice<QueueKind> queue(Storage storage) {
        return switch (storage) {
            case POSTGRESQL ->
                new Choice<>(QueueKind.DB_SCHEDULER, "the storage is postgresql, and jobs commit with it");
            case MEMORY -> new Choice<>(QueueKind.IN_PROCESS, "the storage is memory, and jobs commit with it");
        };
    }

    private static Choice<Wake> wake(Settings settings, Pooling pooling) {
        var listensNowhere =
                pooling == Pooling.TRANSACTION && settings.databaseDirectUrl().isEmpty();
        if (listensNowhere && settings.wake().filter(Wake.NOTIFY::equals).isPresent()) {
            throw new StartupRefused(
                    "TRACEPRESS_WAKE is notify, and nothing can be heard through the pooler in transaction mode that"
                            + " DATABASE_URL leads to",
                    "Set DATABASE_DIRECT_URL to the address of PostgreSQL itself, or TRACEPRESS_WAKE to poll.");
        }
        return settings.wake()
                .map(asked -> new Choice<>(
                        asked, "TRACEPRESS_WAKE is " + asked.text() + (asked == Wake.POLL ? NOTHING_HELD : "")))
                .orElseGet(() -> listensNowhere
                        ? new Choice<>(
                                Wake.POLL,
                                "DATABASE_URL leads to a pooler in transaction mode, and DATABASE_DIRECT_URL is not set"
                                        + NOTHING_HELD)
                        : new Choice<>(
                                Wake.NOTIFY,
                                settings.databaseDirectUrl().isPresent()
                                        ? "DATABASE_DIRECT_URL is set"
                                        : "DATABASE_URL leads to sessions, in which one can listen"));
    }

    private static Optional<Choice<Integer>> replicas(Settings settings) {
        return settings.databaseReadUrl()
                .filter(_ -> settings.role().servesRequests())
                .map(url -> new Choice<>(url.servers().size(), "DATABASE_READ_URL is set"));
    }

    private static List<Choice<Notifier>> notifiers(FanOut fanOut) {
        var notifiers = new ArrayList<>(List.of(
                new Choice<>(Notifier.INBOX, "everybody has one"),
                new Choice<>(Notifier.STREAM, "everybody may listen to their inbox")));
        fanOut.webhook().ifPresent(_ -> notifiers.add(new Choice<>(Notifier.WEBHOOK, "TRACEPRESS_WEBHOOK_URL is set")));
        fanOut.mail().ifPresent(_ -> notifiers.add(new Choice<>(Notifier.SMTP, "TRACEPRESS_SMTP_URL is set")));
        return notifiers;
    }

    private static Choice<PasswordHashing> argon2id() {
        return new Choice<>(
                PasswordHashing.ARGON2ID,
                "there is no other; hashes by bcrypt and cheaper ones are believed, and made anew at sign-in");
    }

    private static Choice<Algorithm> tokens(Settings settings) {
        var algorithm = settings.jwtAlgorithm();
        return new Choice<>(
                algorithm,
                algorithm == Algorithm.HS256
                        ? "JWT_ALGORITHM is HS256, as it is unless set"
                        : "JWT_ALGORITHM is " + algorithm.text());
    }

    private static <T> Optional<T> servingOnly(Settings settings, Function<Settings, T> choose) {
        return settings.role().servesRequests() ? Optional.of(choose.apply(settings)) : Optional.empty();
    }

    private static <T> Told told(String of, Choice<T> choice, Function<T, String> text) {
        return new Told(of, text.apply(choice.chosen()), choice.because());
    }

    /** A choice in words. */
    public record Told(String of, String chosen, String because) {}
}
