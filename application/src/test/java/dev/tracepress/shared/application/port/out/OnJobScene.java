package dev.tracepress.shared.application.port.out;

import static dev.tracepress.shared.application.port.out.JobScene.CHORE;
import static dev.tracepress.shared.application.port.out.JobScene.ERRAND;
import static dev.tracepress.testkit.Facts.resultOf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A contract of those who operate jobs, which is played on a scene of its own each time. */
abstract class OnJobScene {

    static final JobKey GOOD = new JobKey(ERRAND, "good");
    static final JobKey GOOD_CHORE = new JobKey(CHORE, "good");
    static final JobKey FLAKY = new JobKey(ERRAND, "flaky");
    static final JobKey BAD = new JobKey(ERRAND, "bad");
    static final JobKey ENDLESS = new JobKey(ERRAND, "endless");

    JobScene scene;

    protected abstract JobScene scene();

    JobView view(JobKey job) {
        return resultOf(scene.queries().find(job));
    }

    JobKindView kind(String name) {
        return resultOf(scene.queries().kinds()).stream()
                .filter(kind -> kind.kind().equals(name))
                .findAny()
                .orElseThrow();
    }

    @BeforeEach
    void open() {
        scene = scene();
    }

    @AfterEach
    void close() {
        scene.close();
    }
}
