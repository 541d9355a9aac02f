package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AdapterStateRulesTest {

    @TestFactory
    Stream<DynamicNode> the_state_of_adapters() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(law(
                        "what changes says so",
                        AdapterStateRules::whatChangesSaysSo,
                        "make the field final and what it holds immutable (List.copyOf), or say @KeepsState and of what")
                .isBrokenBy(
                        """
                        package press.article.adapter.jobs;

                        import java.util.ArrayList;
                        import java.util.HashMap;
                        import java.util.List;
                        import java.util.Map;
                        import java.util.Set;
                        import java.util.concurrent.ConcurrentHashMap;
                        import java.util.concurrent.atomic.AtomicLong;
                        import press.shared.domain.KeepsState;
                        import reactor.core.publisher.Sinks;

                        final class Job {
                            static int lastRun;
                            private long attempts;
                            private final AtomicLong count = new AtomicLong();
                            private final int[] counts = new int[1];
                            private final List<String> told = new ArrayList<>();
                            private final StringBuilder text = new StringBuilder();
                            private final Sinks.Empty<Void> end = Sinks.empty();

                            void run() {
                                attempts++;
                            }
                        }

                        final class Seen {
                            private final Set<String> seen = ConcurrentHashMap.newKeySet();
                            private final Map<String, String> known;

                            Seen(Map<String, String> known) {
                                this.known = known;
                            }
                        }

                        /** What it is made with stays. */
                        final class Allowed {
                            private static final List<String> NAMES = List.of("a");
                            private final Map<String, Long> sizes;
                            private final byte[] key;

                            Allowed(List<String> names, byte[] key) {
                                var lengths = new HashMap<String, Long>();
                                names.forEach(name -> lengths.put(name, 1L));
                                this.sizes = Map.copyOf(lengths);
                                this.key = key;
                            }
                        }

                        @KeepsState("how often it has run")
                        final class Honest {
                            private long allowed;

                            final class Inside {
                                private long allowed;
                            }
                        }

                        package press.shared.domain;

                        public @interface KeepsState {
                            String value();
                        }
                        """,
                        "article.adapter.jobs.Job.attempts can change",
                        "article.adapter.jobs.Job.count can change",
                        "article.adapter.jobs.Job.counts can change",
                        "article.adapter.jobs.Job.end can change",
                        "article.adapter.jobs.Job.lastRun can change",
                        "article.adapter.jobs.Job.text can change",
                        "article.adapter.jobs.Job.told can change",
                        "article.adapter.jobs.Seen.known can change",
                        "article.adapter.jobs.Seen.seen can change"));
    }
}
