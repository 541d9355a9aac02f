package dev.tracepress.shared.application.port.out;

import static dev.tracepress.shared.application.port.out.JobScene.ERRAND;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A contract of those who operate jobs, which is played on a scene of its own each time. */
abstract class OnJobScene {

    static final JobKey GOOD = new JobKey(ERRAND, "good");
    static final JobKey FLAKY = new JobKey(ERRAND, "flaky");
    static final JobKey BAD = new JobKey(ERRAND, "bad");
    static final JobKey ENDLESS = new JobKey(ERRAND, "endless");

    JobScene scene;

    protected abstract JobScene scene();

    @BeforeEach
    void open() {
        scene = scene();
    }

    @AfterEach
    void close() {
        scene.close();
    }
}
