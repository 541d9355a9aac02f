package dev.tracepress.chaos;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/**
 * Clients that ask one thing again and again over connections that they keep, at a pace of their own or as fast as they are
 * answered. What they cost the machine is what is left of it for the service, so they do as little as they can.
 */
final class Clients implements AutoCloseable {

    /** Longer than the head of an answer. */
    private static final int CHUNK = 4_096;

    private static final int STATUS_AT = 9;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern LENGTH = Pattern.compile("content-length: *([0-9]+)");

    private final URI service;
    private final LongFunction<String> requests;
    private final AtomicLong asked = new AtomicLong();
    private final Deque<Socket> idle = new ConcurrentLinkedDeque<>();

    private Clients(URI service, LongFunction<String> requests) {
        this.service = service;
        this.requests = requests;
    }

    static Clients reading(URI service, String path) {
        var request = "GET " + path + " HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\n\r\n";
        return new Clients(service, _ -> request);
    }

    /** Who send the first of these, the second, …, a head that says how long its body is and all. */
    static Clients sending(URI service, LongFunction<String> requests) {
        return new Clients(service, requests);
    }

    /**
     * Who try to sign in.
     *
     * @param client on whose behalf a proxy says that they do
     * @param emails of the first, the second, …
     */
    static Clients signingIn(URI service, String client, LongFunction<String> emails, String password) {
        return new Clients(service, number -> {
            var body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(emails.apply(number), password);
            return "POST /api/login HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\nX-Forwarded-For: " + client
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        });
    }

    /** So many of them, each of which asks again once it is answered. */
    Heard together(int clients, Duration time) {
        var end = System.nanoTime() + time.toNanos();
        return new Heard(together(clients, () -> System.nanoTime() < end), time);
    }

    /** The same for as long as something holds. */
    List<Answer> together(int clients, BooleanSupplier goesOn) {
        var heard = new ConcurrentLinkedQueue<Answer>();
        var all = new Phaser(1);
        for (var client = 0; client < clients; client++) {
            all.register();
            Thread.startVirtualThread(() -> {
                while (goesOn.getAsBoolean()) {
                    heard.add(answer(System.nanoTime()));
                }
                all.arriveAndDeregister();
            });
        }
        all.arriveAndAwaitAdvance();
        return List.copyOf(heard);
    }

    /** How often anybody has begun to ask. */
    long asked() {
        return asked.get();
    }

    /** So many a second, whatever becomes of those before; each waits from the moment in which it was due. */
    Heard every(double aSecond, Duration time) {
        var heard = new ConcurrentLinkedQueue<Answer>();
        var begin = System.nanoTime();
        var all = new Phaser(1);
        var count = (long) (aSecond * time.toMillis() / 1e3);
        for (var number = 0L; number < count; number++) {
            var due = begin + (long) (number * 1e9 / aSecond);
            for (var early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            all.register();
            Thread.startVirtualThread(() -> {
                heard.add(answer(due));
                all.arriveAndDeregister();
            });
        }
        all.arriveAndAwaitAdvance();
        return new Heard(List.copyOf(heard), time);
    }

    @Override
    public void close() throws IOException {
        for (var socket = idle.pollFirst(); socket != null; socket = idle.pollFirst()) {
            socket.close();
        }
    }

    private Answer answer(long since) {
        var number = asked.incrementAndGet();
        var status = ask(number);
        var end = System.nanoTime();
        return new Answer(number, status, TimeUnit.NANOSECONDS.toMicros(end - since) / 1e3, end);
    }

    /** One try over one connection, that of before if there is one. */
    int askOnce(long number) {
        var kept = idle.pollFirst();
        try {
            return ask(kept == null ? connected() : kept, number);
        } catch (IOException _) {
            return Heard.NOTHING;
        }
    }

    /** Whoever finds the connection of before closed asks over a new one. */
    private int ask(long number) {
        for (var socket = idle.pollFirst(); socket != null; socket = idle.pollFirst()) {
            try {
                return ask(socket, number);
            } catch (IOException _) {
                // Closed meanwhile: the next one, or a new one, says whether anybody is there.
                Thread.onSpinWait();
            }
        }
        try {
            return ask(connected(), number);
        } catch (IOException _) {
            return Heard.NOTHING;
        }
    }

    private Socket connected() throws IOException {
        var socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        socket.connect(
                new InetSocketAddress(service.getHost(), service.getPort()), Math.toIntExact(PATIENCE.toMillis()));
        return socket;
    }

    private int ask(Socket socket, long number) throws IOException {
        socket.getOutputStream().write(requests.apply(number).getBytes(StandardCharsets.US_ASCII));
        var chunk = new byte[CHUNK];
        var input = socket.getInputStream();
        var length = 0;
        var end = -1;
        while (end < 0) {
            var more = input.read(chunk, length, chunk.length - length);
            if (more < 0) {
                socket.close();
                throw new EOFException();
            }
            length += more;
            end = new String(chunk, 0, length, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        }
        var head = new String(chunk, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        skip(input, chunk, bodyOf(head) - (length - end - 4));
        if (head.contains("connection: close")) {
            socket.close();
        } else {
            idle.addFirst(socket);
        }
        return Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3));
    }

    private static int bodyOf(String head) {
        var length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    private static void skip(InputStream input, byte[] chunk, int bytes) throws IOException {
        var left = bytes;
        while (left > 0) {
            var more = input.read(chunk, 0, Math.min(left, chunk.length));
            if (more < 0) {
                throw new EOFException();
            }
            left -= more;
        }
    }

    /**
     * Of one request.
     *
     * @param number of the request among all of these clients
     * @param status {@link Heard#NOTHING} for none
     * @param at by {@link System#nanoTime}
     */
    record Answer(long number, int status, double millis, long at) {

        boolean isDone() {
            return status / 100 == 2;
        }
    }

    /** What was answered in that time, and a little after. */
    record Heard(List<Answer> answers, Duration time) {

        static final int NOTHING = 0;

        long count(int status) {
            return answers.stream().filter(answer -> answer.status() == status).count();
        }

        /** How many of other statuses than these. */
        long others(Integer... statuses) {
            return answers.stream()
                    .filter(answer -> !List.of(statuses).contains(answer.status()))
                    .count();
        }

        /** How long the slowest took, whatever it was. */
        double longestMillis() {
            return answers.stream().mapToDouble(Answer::millis).max().orElse(0);
        }

        /** How long after that moment of {@link System#nanoTime} the first was done what it asked for; infinite if none was. */
        double millisUntilDone(long since) {
            return answers.stream()
                    .filter(answer -> answer.isDone() && answer.at() - since > 0)
                    .mapToDouble(answer -> (answer.at() - since) / 1e6)
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
        }

        double perSecond(int status) {
            return count(status) * 1e3 / time.toMillis();
        }

        /** How long that part of the answers of a status took at most; 0 if there was none. */
        double millis(int status, double part) {
            var millis = answers.stream()
                    .filter(answer -> answer.status() == status)
                    .mapToDouble(Answer::millis)
                    .sorted()
                    .toArray();
            return millis.length == 0 ? 0 : millis[(int) Math.min(millis.length - 1, part * millis.length)];
        }
    }
}
