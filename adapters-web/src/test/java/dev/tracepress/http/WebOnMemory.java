package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.resultOf;

import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.UserName;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;

/** The web adapter on a free port, with the use cases on storage in memory: without a database and without a watcher. */
final class WebOnMemory implements Served {

    /** As the whole service has them. */
    private static final String[] SETTINGS = {
        "--server.port=0",
        "--server.max-http-request-header-size=32KB",
        "--server.netty.max-initial-line-length=16KB",
        "--spring.web.resources.add-mappings=false",
        "--spring.main.banner-mode=off"
    };

    private static final Password PASSWORD = Password.said("secret1");

    /** For as long as this JVM lives: it ends with it. */
    private static final AtomicReference<@Nullable WebOnMemory> SHARED = new AtomicReference<>();

    private final ConfigurableApplicationContext context;
    private final Memory memory;

    private WebOnMemory(WebSettings settings) {
        this.memory = new Memory();
        var application = new SpringApplication(WebOnMemoryWiring.class);
        application.addInitializers(
                new CoreInMemory(memory),
                context -> context.getBeanFactory().registerSingleton("webSettings", settings));
        this.context = application.run(SETTINGS);
    }

    static WebOnMemory start(WebSettings settings) {
        return new WebOnMemory(settings);
    }

    /** One for all who neither set nor break anything: they empty it, and nobody closes it. */
    static synchronized WebOnMemory shared() {
        var shared = SHARED.get();
        if (shared == null) {
            shared = start(WebSettings.USUAL);
            SHARED.set(shared);
        }
        return shared;
    }

    @Override
    public URI url() {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    public String registered(String name) {
        var user = resultOf(bean(UserRepository.class)
                .add(new NewUser(
                        EmailAddress.of(name + "@example.com"),
                        UserName.of(name),
                        resultOf(bean(PasswordHasher.class).hash(PASSWORD)),
                        memory.instant())));
        return resultOf(bean(Sessions.class).begin(user, memory.instant())).value();
    }

    /** What is there, for a test that must see or do more than the routes let it. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** From now on it is later by so much. */
    void waits(Duration time) {
        memory.waits(time);
    }

    @Override
    public Mono<Void> empty() {
        return Mono.fromRunnable(memory::empty);
    }

    @Override
    public Mono<Boolean> hasNoJobs() {
        return memory.hasNoJobs();
    }

    @Override
    public void close() {
        context.close();
    }
}
