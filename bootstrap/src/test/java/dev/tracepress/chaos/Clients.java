package dev.tracepress.chaos;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Clients that ask one thing again and again over connections that they keep, at a pace of their own or as fast as they are
 * answered. What they cost the machine is what is left of it for the service, so they do as little as they can.
 */
final class Clients implements AutoCloseable {

    private static final int STATUS_AT = 9;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern LENGTH = Pattern.compile("content-length: *([0-9]+)");

    private final URI service;
    private final LongFunction<String> requests;
    private final AtomicLong asked = new AtomicLong();
    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("clients", true), NioIoHandler.newFactory());
    private final EventLoop loop = loops.next();
    private final Deque<Link> idle = new ArrayDeque<>();
    private final Bootstrap bootstrap = new Bootstrap()
            .group(loops)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(PATIENCE.toMillis()))
            .handler(new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new Link());
                }
            });

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
            askAgain(heard, goesOn, all);
        }
        all.arriveAndAwaitAdvance();
        return List.copyOf(heard);
    }

    private void askAgain(Queue<Answer> heard, BooleanSupplier goesOn, Phaser all) {
        if (goesOn.getAsBoolean()) {
            answer(System.nanoTime(), answer -> {
                heard.add(answer);
                askAgain(heard, goesOn, all);
            });
        } else {
            all.arriveAndDeregister();
        }
    }

    /** How often anybody has begun to ask. */
    long asked() {
        return asked.get();
    }

    /** So many a second, whatever becomes of those before; each waits from the moment in which it was due. */
    Heard every(double aSecond, Duration time) {
        var heard = new ConcurrentLinkedQueue<Answer>();
        var all = new Phaser(1);
        all.register();
        loop.execute(new Pace(aSecond, (long) (aSecond * time.toMillis() / 1e3), heard, all));
        all.arriveAndAwaitAdvance();
        return new Heard(List.copyOf(heard), time);
    }

    /** One try over one connection, that of before if there is one. */
    int askOnce(long number) {
        var status = new CompletableFuture<Integer>();
        loop.execute(() -> {
            var kept = idle.pollFirst();
            ask(kept, number, status::complete, () -> status.complete(Heard.NOTHING));
        });
        return status.join();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private void answer(long since, Consumer<Answer> told) {
        var number = asked.incrementAndGet();
        loop.execute(() -> ask(number, status -> {
            var end = System.nanoTime();
            told.accept(new Answer(number, status, TimeUnit.NANOSECONDS.toMicros(end - since) / 1e3, end));
        }));
    }

    /** Whoever finds the connection of before closed asks over the next one, and at last over a new one. */
    private void ask(long number, IntConsumer told) {
        var kept = idle.pollFirst();
        ask(kept, number, told, kept == null ? () -> told.accept(Heard.NOTHING) : () -> ask(number, told));
    }

    private void ask(@Nullable Link kept, long number, IntConsumer told, Runnable failed) {
        var request = requests.apply(number);
        if (kept == null) {
            var _ = bootstrap.connect(service.getHost(), service.getPort()).addListener((ChannelFuture connected) -> {
                if (connected.isSuccess()) {
                    connected.channel().pipeline().get(Link.class).ask(request, told, failed);
                } else {
                    failed.run();
                }
            });
        } else {
            kept.ask(request, told, failed);
        }
    }

    /** Asks whatever is due, and comes back when the next is, but not for each of very many by itself. */
    private final class Pace implements Runnable {

        private final long begin = System.nanoTime();
        private final double aSecond;
        private final long count;
        private final Queue<Answer> heard;
        private final Phaser all;
        private long next;

        Pace(double aSecond, long count, Queue<Answer> heard, Phaser all) {
            this.aSecond = aSecond;
            this.count = count;
            this.heard = heard;
            this.all = all;
        }

        @Override
        public void run() {
            var now = System.nanoTime();
            for (; next < count && now - due() >= 0; next++) {
                all.register();
                answer(due(), answer -> {
                    heard.add(answer);
                    all.arriveAndDeregister();
                });
            }
            if (next < count) {
                var _ = loop.schedule(this, Math.max(due() - now, SHORTEST_PAUSE.toNanos()), TimeUnit.NANOSECONDS);
            } else {
                all.arriveAndDeregister();
            }
        }

        private long due() {
            return begin + (long) (next * 1e9 / aSecond);
        }
    }

    /** A connection over which one request after the other goes. All of it happens on the event loop. */
    private final class Link extends ChannelInboundHandlerAdapter {

        private final StringBuilder head = new StringBuilder();
        private @Nullable ChannelHandlerContext connection;
        private @Nullable IntConsumer told;
        private @Nullable Runnable failed;
        private @Nullable Future<?> end;
        private int status;
        private int bytesLeft;
        private boolean ends;

        void ask(String request, IntConsumer told, Runnable failed) {
            var context = Objects.requireNonNull(connection);
            this.told = told;
            this.failed = failed;
            head.setLength(0);
            status = Heard.NOTHING;
            end = context.executor().schedule(() -> late(context), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var _ = context.writeAndFlush(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            connection = context;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var bytes = (ByteBuf) message;
            if (told == null) {
                // Nobody has asked: the service says why it ends a connection.
                bytes.release();
                late(context);
                return;
            }
            if (status == Heard.NOTHING) {
                readHead(bytes);
            } else {
                bytesLeft -= bytes.readableBytes();
            }
            bytes.release();
            if (status != Heard.NOTHING && bytesLeft <= 0) {
                answered(context);
            }
        }

        private void readHead(ByteBuf bytes) {
            var before = head.length();
            head.append(bytes.toString(StandardCharsets.ISO_8859_1));
            var length = head.indexOf("\r\n\r\n", Math.max(0, before - 3));
            if (length >= 0) {
                var lines = head.substring(0, length).toLowerCase(Locale.ROOT);
                bytesLeft = bodyOf(lines) - (head.length() - length - 4);
                ends = lines.contains("connection: close");
                status = Integer.parseInt(lines.substring(STATUS_AT, STATUS_AT + 3));
            }
        }

        private void answered(ChannelHandlerContext context) {
            var listener = Objects.requireNonNull(told);
            var answer = status;
            over();
            if (ends) {
                var _ = context.close();
            } else {
                idle.addFirst(this);
            }
            listener.accept(answer);
        }

        /** Closed, perhaps while it was idle. */
        @Override
        public void channelInactive(ChannelHandlerContext context) {
            var listener = failed;
            over();
            idle.remove(this);
            if (listener != null) {
                listener.run();
            }
        }

        private static void late(ChannelHandlerContext context) {
            var _ = context.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            late(context);
        }

        private void over() {
            told = null;
            failed = null;
            if (end != null) {
                end.cancel(false);
                end = null;
            }
        }
    }

    private static int bodyOf(String head) {
        var length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }
}
