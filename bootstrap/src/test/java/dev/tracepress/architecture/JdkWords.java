package dev.tracepress.architecture;

import static dev.tracepress.architecture.Homes.everywhere;
import static dev.tracepress.architecture.Homes.in;
import static dev.tracepress.architecture.Homes.nowhere;
import static dev.tracepress.architecture.Homes.outsideTheCore;
import static dev.tracepress.architecture.Ring.PERSISTENCE;
import static dev.tracepress.architecture.Ring.TELEMETRY;
import static dev.tracepress.architecture.Ring.WIRING;
import static dev.tracepress.architecture.Words.members;
import static dev.tracepress.architecture.Words.packages;
import static dev.tracepress.architecture.Words.types;
import static dev.tracepress.architecture.Words.words;

import java.util.List;

/** What the code uses of the JDK. */
final class JdkWords {

    static final Words PLAIN_JAVA = words(
            "plain Java is everybody's",
            everywhere(),
            "values, collections and functions are read by whoever knows the language",
            members("java.lang.Object", "<init> equals getClass hashCode toString"),
            members("java.lang.Class", """
                    cast desiredAssertionStatus getName getPackage getPackageName getSimpleName isInstance
                    """),
            types("java.lang", """
                    ArithmeticException AutoCloseable Boolean Byte CharSequence Character Comparable Deprecated Double
                    Enum Exception Float FunctionalInterface IllegalArgumentException IllegalStateException
                    IndexOutOfBoundsException Integer Iterable Long MatchException Math NullPointerException Number
                    NumberFormatException Override Record Runnable RuntimeException SafeVarargs Short String
                    StringBuilder SuppressWarnings Throwable UnsupportedOperationException Void
                    """),
            packages("java.lang.annotation.* java.lang.runtime.* java.time.* java.time.temporal.*"),
            types("java.util", """
                    ArrayDeque ArrayList Arrays Base64 BitSet Collection Collections Comparator Deque EnumMap EnumSet
                    HashMap HashSet HexFormat Iterator LinkedHashMap LinkedHashSet List Locale Map NavigableMap
                    NavigableSet NoSuchElementException Objects Optional OptionalDouble OptionalInt OptionalLong
                    PriorityQueue Queue SequencedCollection SequencedMap SequencedSet Set SortedMap SortedSet
                    StringJoiner TreeMap TreeSet UUID
                    """),
            types("java.util.random", "RandomGenerator"),
            packages("java.util.function.* java.util.regex.* java.util.stream.* org.jspecify.annotations.*"));

    static final Words DOMAIN_TEXT = words(
            "Unicode is normalised in the domain",
            in(Ring.DOMAIN),
            "what makes two names the same is a rule of publishing, and the JDK's tables are the only ones at hand",
            types("java.text", "Normalizer"),
            types("java.net", "IDN"));

    static final Words EDGE = words(
            "bytes, addresses and formats are the edge's",
            outsideTheCore(),
            "the core is told values; how they are written down is for whoever reads or writes them",
            types("java.io", """
                    BufferedReader ByteArrayInputStream ByteArrayOutputStream Closeable DataInputStream DataOutputStream
                    IOException InputStream InputStreamReader OutputStream UncheckedIOException
                    """),
            packages("java.math.* java.time.format.* java.util.zip.* javax.crypto.* javax.crypto.spec.*"),
            types("java.net", """
                    ConnectException Inet4Address Inet6Address InetSocketAddress SocketAddress URI URISyntaxException
                    URLDecoder URLEncoder UnknownHostException
                    """),
            members("java.net.InetAddress", "getAddress getHostAddress ofLiteral"),
            types("java.nio", "ByteBuffer CharBuffer"),
            types("java.nio.channels", "ClosedChannelException"),
            packages("java.nio.charset.*"),
            types("java.security", "GeneralSecurityException MessageDigest NoSuchAlgorithmException"),
            types("java.util.concurrent", """
                    Callable ExecutionException RejectedExecutionException TimeUnit TimeoutException
                    """),
            types("javax.net.ssl", "SSLContext X509TrustManager"),
            members("java.lang.System", "arraycopy identityHashCode"));

    static final Words SHARED_MEMORY = words(
            "what several threads change is kept outside the core",
            outsideTheCore(),
            "use cases serve many requests at once and remember none of them",
            packages("java.util.concurrent.atomic.*"),
            types("java.util.concurrent", """
                    ConcurrentHashMap ConcurrentLinkedQueue ConcurrentMap CopyOnWriteArrayList ScheduledFuture
                    """),
            types("java.lang.ref", "WeakReference"),
            members("java.util.concurrent.Semaphore", "<init> availablePermits drainPermits release tryAcquire"),
            members("java.util.concurrent.CompletableFuture", """
                    <init> complete completeExceptionally completeOnTimeout getNow isCompletedExceptionally isDone
                    thenRun whenComplete
                    """));

    /** How far a stream has come is known to nobody but its own chain, whose signals come from many threads in turn. */
    static final Words STREAM_POSITION = words(
            "a stream knows how far it has come",
            outsideTheCore().and("notification.application.StreamNotificationsService"),
            "its signals come from many threads in turn, and nobody else knows",
            types("java.util.concurrent.atomic", "AtomicReference"));

    static final Words WAITING = words(
            "nobody waits on a thread that serves others",
            in("shared.adapter.jobs.worker", "shared.adapter.jobs.inprocess")
                    .and("telemetry.logging.KafkaLogSender", "telemetry.export.GrpcMetricsSender")
                    .and("wiring.embedded"),
            "a few event loops serve everybody, so whoever waits on one makes all the others wait; jobs run on virtual"
                    + " threads of their own, where waiting is free",
            members("java.lang.Object", "notify notifyAll wait"),
            members("java.util.concurrent.CompletableFuture", "get join resultNow"),
            types("java.util.concurrent", "ArrayBlockingQueue BlockingQueue CountDownLatch Future"),
            members("java.util.concurrent.Future", "exceptionNow get resultNow"),
            members("io.netty.util.concurrent.Future", "get"),
            packages("""
                    io.netty.channel.*#await io.netty.channel.*#awaitUninterruptibly io.netty.channel.*#sync
                    io.netty.channel.*#syncUninterruptibly io.netty.util.concurrent.*#await
                    io.netty.util.concurrent.*#awaitUninterruptibly io.netty.util.concurrent.*#sync
                    io.netty.util.concurrent.*#syncUninterruptibly
                    """),
            members("java.util.concurrent.Semaphore", "acquire"),
            packages("java.util.concurrent.locks.."),
            members("java.lang.Thread", "join sleep"));

    static final Words THREADS = words(
            "threads are begun where work of its own is done",
            in("shared.adapter.jobs.worker", "shared.adapter.jobs.inprocess")
                    .and("telemetry.export", "telemetry.logging", "telemetry.runtime", "telemetry.profiling")
                    .and("wiring.embedded"),
            "on which thread something runs is said by the scheduler of its chain; a thread that nobody counts has no context,"
                    + " no deadline and no place in the figures",
            members("java.lang.Thread", """
                    currentThread interrupt interrupted isInterrupted isVirtual ofPlatform ofVirtual start
                    """),
            types("java.lang", "InterruptedException Thread$Builder"),
            types("java.util.concurrent", "ExecutorService Executors ScheduledExecutorService"),
            members("java.util.concurrent.CompletableFuture", "delayedExecutor runAsync supplyAsync thenRunAsync"),
            members("java.util.Arrays", "parallelPrefix parallelSetAll parallelSort"),
            packages("java.util.*#parallelStream java.util.stream.*#parallel"));

    static final Words HANDED_OVER = words(
            "work is handed to other threads by hand where somebody counts it",
            in("shared.adapter.web.admission.Backlog", "shared.adapter.web.admission.FairQueue")
                    .and("memory.Turns", "memory.Listeners", "wiring.embedded"),
            "a chain says on which scheduler it goes on; a task beside it has no subscriber who hears its error",
            types("java.util.concurrent", "Executor"),
            members("reactor.core.scheduler.Scheduler", "createWorker schedule schedulePeriodically"));

    static final Words FILES = words(
            "files are read and written in the wiring",
            in("wiring.embedded", "wiring.settings"),
            "whatever runs in a container has no files, and whoever reads one waits for a disk",
            types("java.nio.file", "Files StandardCopyOption StandardOpenOption"),
            types("java.nio.channels", "FileChannel OverlappingFileLockException"));

    static final Words PATHS = words(
            "settings may name files",
            in("wiring.embedded", "wiring.settings").and("shared.adapter.persistence"),
            "the drivers read certificates themselves, and are told where",
            types("java.nio.file", "InvalidPathException Path"));

    static final Words NETWORK = words(
            "names are looked up and ports are opened in the wiring",
            in(WIRING),
            "both wait for the network; clients and servers of the product are Reactor Netty's, which does not",
            members("java.net.InetAddress", "getHostName getLocalHost"),
            types("java.net", "ServerSocket"));

    static final Words PROCESSES = words(
            "the machine and its processes are known at the edge",
            in("shared.adapter.jobs.worker.JobWorker", "wiring.embedded", "wiring.settings.ResourceAttributes")
                    .and("wiring.EventLoops", "identity.adapter.security.Argon2PasswordHasher")
                    .and("shared.adapter.web.admission.AdmissionWebConfiguration")
                    .and("article.adapter.persistence.ArticlePersistenceConfiguration"),
            "how large the machine is, and which process this is, are questions of an operator",
            types("java.lang", "ProcessHandle"),
            members("java.lang.Runtime", "availableProcessors getRuntime maxMemory"));

    static final Words REFLECTION = words(
            "classes are looked into by whoever stands around them",
            in(TELEMETRY, WIRING)
                    .and("shared.adapter.persistence.GivenUpReads", "shared.adapter.jobs.worker.AnswersToJobs"),
            "what is reached by its name is seen by no compiler and by none of these rules",
            packages("java.lang.reflect.*"),
            types("java.lang", """
                    ClassValue LinkageError NoSuchMethodException Package ReflectiveOperationException
                    """),
            types("java.util", "ServiceLoader"),
            members("java.lang.Class", """
                    getClassLoader getDeclaredConstructor getMethods getRecordComponents getResourceAsStream
                    isAssignableFrom isRecord
                    """));

    static final Words ENVIRONMENT = words(
            "the environment is read in the wiring",
            in(WIRING),
            "a setting is a typed value once it is inside; only the edge knows what variable it came from",
            members("java.lang.System", "getProperty getenv"),
            members("java.lang.Boolean", "getBoolean"),
            members("java.lang.Integer", "getInteger"),
            members("java.lang.Long", "getLong"),
            types("org.springframework.beans.factory.annotation", "Value"),
            packages("org.springframework.core.env.*"));

    /** Spring Boot builds the log before any setting is read, and hands its format the environment. */
    static final Words ENVIRONMENT_OF_THE_LOG = words(
            "the format of the log is built before the settings",
            in(WIRING).and("telemetry.logging.LogFormat"),
            "Spring Boot hands it the environment, and nothing else",
            types("org.springframework.core.env", "Environment"));

    static final Words PROPERTIES = words(
            "properties are what drivers and libraries are told",
            in(PERSISTENCE, WIRING).and("notification.adapter.jobs.mail", "telemetry.export"),
            "inside, a setting is a typed value",
            types("java.util", "Properties"));

    static final Words RUNTIME = words(
            "the runtime is looked into by the telemetry",
            in("telemetry.runtime"),
            "its beans show the whole process, system properties too",
            packages("java.lang.management.* jdk.management.*"));

    static final Words JDBC = words(
            "JDBC is the queue's and the migrations'",
            in(PERSISTENCE, WIRING).and("shared.adapter.jobs.worker"),
            "db-scheduler polls over it, on threads of its own; every request is served over R2DBC",
            packages("java.sql.. javax.sql.."));

    static final Words CLOCKS = words(
            "clocks are begun in the wiring",
            in(WIRING, TELEMETRY).and("shared.adapter.web.admission.AdmissionWebConfiguration"),
            "an InstantSource is handed in, so that tests set the time and do not wait for it",
            packages("java.time.*#now java.time.*#system java.time.*#systemUTC java.time.*#systemDefaultZone"),
            packages("java.time.*#tick java.time.*#tickMillis java.time.*#tickMinutes java.time.*#tickSeconds"),
            members("java.lang.System", "currentTimeMillis nanoTime"));

    static final Words CHANCE = words(
            "dice are thrown where somebody handed them in",
            in(WIRING, Ring.SECURITY)
                    .and("shared.adapter.web.idempotency.AnswerSeal", "shared.adapter.web.error.RequestId"),
            "a RandomGenerator is handed in, so that tests choose what falls",
            types("java.util", "Random"),
            types("java.security", "SecureRandom"),
            members("java.lang.Math", "random"),
            members("java.util.UUID", "randomUUID"),
            types("org.springframework.util", "AlternativeJdkIdGenerator IdGenerator"),
            members("java.util.Collections", "shuffle"),
            members("java.util.random.RandomGenerator", "getDefault of"));

    static final Words HABITS_OF_THE_MACHINE = words(
            "nothing depends on where it runs",
            in("telemetry.logging.TextLogFormat"),
            "time zone, language and encoding of a machine change answers on the next one; only a person at a terminal wants"
                    + " to read in their own",
            members("java.time.ZoneId", "systemDefault"),
            members("java.util.Locale", "getDefault setDefault"),
            members("java.nio.charset.Charset", "defaultCharset"));

    static final Words OLD_DATES = words(
            "nobody uses old dates",
            in(HygieneRules.NIMBUS_SPEAKERS.toArray(String[]::new)),
            "they can change and are easily taken for something else; nimbus' JWTClaimsSet knows no other time",
            types("java.util", "Date"));

    static final Words PARSE_ERRORS = words(
            "tokens are parsed by nimbus",
            in(Ring.SECURITY),
            "its error is an old one of the JDK's",
            types("java.text", "ParseException"));

    static final Words KEY_PAIRS = words(
            "key pairs are read and used by whoever signs tokens",
            in(Ring.SECURITY),
            "a private key that is known in one place leaks from one place",
            types("java.security", "KeyFactory PrivateKey PublicKey"),
            packages("java.security.interfaces.* java.security.spec.*"));

    static final Words STANDARD_STREAMS = words(
            "nobody writes to standard streams",
            nowhere(),
            "a line that is not logged has no trace, no level and no reader",
            members("java.lang.Throwable", "printStackTrace"),
            members("java.lang.System", "err in out setErr setOut"),
            types("java.io", "Console PrintStream"));

    static final List<Words> ALL = List.of(
            PLAIN_JAVA,
            DOMAIN_TEXT,
            EDGE,
            SHARED_MEMORY,
            STREAM_POSITION,
            WAITING,
            THREADS,
            HANDED_OVER,
            FILES,
            PATHS,
            NETWORK,
            PROCESSES,
            REFLECTION,
            ENVIRONMENT,
            ENVIRONMENT_OF_THE_LOG,
            PROPERTIES,
            RUNTIME,
            JDBC,
            CLOCKS,
            CHANCE,
            HABITS_OF_THE_MACHINE,
            OLD_DATES,
            PARSE_ERRORS,
            KEY_PAIRS,
            STANDARD_STREAMS);

    private JdkWords() {}
}
