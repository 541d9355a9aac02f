package dev.tracepress.shared.adapter.web.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is in and who waits, the next one first, and what the last step to here made of it.
 *
 * @param round of the one who was let in last; each client has at most one turn in a round
 * @param letIn by the last step
 * @param refused by the last step
 */
record WaitingLine<T extends WaitingLine.OfClient>(
        List<T> in, List<Turn<T>> waiting, long round, Optional<T> letIn, Optional<T> refused) {

    /** One of many that a client may have in the line, equal to itself alone. */
    interface OfClient {
        String client();
    }

    /** Before all turns of a later round, and behind those who came earlier in its own. */
    record Turn<T>(long round, T whose) {}

    static <T extends OfClient> WaitingLine<T> empty() {
        return new WaitingLine<>(List.of(), List.of(), 0, Optional.empty(), Optional.empty());
    }

    boolean isFullFor(String client, int atOnce, int room) {
        return in.size() >= atOnce
                && waiting.size() >= room
                && nextRoundOf(client) >= waiting.getLast().round();
    }

    WaitingLine<T> joinedBy(T newcomer, int atOnce, int room) {
        if (in.size() < atOnce) {
            return new WaitingLine<>(with(newcomer), waiting, round, Optional.of(newcomer), Optional.empty());
        }
        if (isFullFor(newcomer.client(), atOnce, room)) {
            return new WaitingLine<>(in, waiting, round, Optional.empty(), Optional.of(newcomer));
        }
        var turn = new Turn<>(nextRoundOf(newcomer.client()), newcomer);
        var longer = Stream.of(
                        waiting.stream().filter(other -> other.round() <= turn.round()),
                        Stream.of(turn),
                        waiting.stream().filter(other -> other.round() > turn.round()))
                .flatMap(part -> part)
                .toList();
        return longer.size() <= room
                ? new WaitingLine<>(in, longer, round, Optional.empty(), Optional.empty())
                : new WaitingLine<>(
                        in,
                        longer.subList(0, room),
                        round,
                        Optional.empty(),
                        Optional.of(longer.getLast().whose()));
    }

    boolean hasWaiting(T whose) {
        return waiting.stream().anyMatch(turn -> turn.whose().equals(whose));
    }

    /** Whoever still waits is refused; who was let in, or has left, hears nothing of it. */
    WaitingLine<T> givenUpBy(T whose) {
        var others =
                waiting.stream().filter(turn -> !turn.whose().equals(whose)).toList();
        return new WaitingLine<>(
                in,
                others,
                round,
                Optional.empty(),
                others.size() < waiting.size() ? Optional.of(whose) : Optional.empty());
    }

    /** Whoever waited waits no more, and who was in makes room for the next; of anybody else it says nothing new. */
    WaitingLine<T> leftBy(T whose) {
        var others =
                waiting.stream().filter(turn -> !turn.whose().equals(whose)).toList();
        var stay = in.stream().filter(other -> !other.equals(whose)).toList();
        if (stay.size() == in.size() || others.isEmpty()) {
            return new WaitingLine<>(stay, others, round, Optional.empty(), Optional.empty());
        }
        var next = others.getFirst();
        return new WaitingLine<>(
                        stay, others.subList(1, others.size()), next.round(), Optional.empty(), Optional.empty())
                .joinedBy(next.whose(), in.size(), 0);
    }

    private List<T> with(T newcomer) {
        var more = new ArrayList<>(in);
        more.add(newcomer);
        return List.copyOf(more);
    }

    private long nextRoundOf(String client) {
        for (var turn : waiting.reversed()) {
            if (turn.whose().client().equals(client)) {
                return turn.round() + 1;
            }
        }
        return round + 1;
    }
}
