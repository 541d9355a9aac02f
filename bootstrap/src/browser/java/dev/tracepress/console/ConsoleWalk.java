package dev.tracepress.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.persistence.TestPostgres;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a favourite to its job, from there to the request and back, and a job that dies and is brought back. */
@Tag("browser")
class ConsoleWalk {

    private final FickleReceiver receiver = FickleReceiver.start();
    private final Browser browser = Browser.open();

    private boolean pictured;

    @AfterEach
    void close() {
        browser.close();
        receiver.close();
    }

    @Test
    void in_memory() {
        try (var service = JarProcess.start("memory", with("TRACEPRESS_STORAGE=memory"))) {
            walk(service.url());
        }
    }

    @Test
    void on_postgresql() {
        var database = TestPostgres.blank();
        try (var service = JarProcess.start("postgresql", with("DATABASE_URL=" + database))) {
            pictured = true;
            walk(service.url());
        }
    }

    @Test
    void with_api_and_worker_apart() {
        var database = "DATABASE_URL=" + TestPostgres.blank();
        try (var api = JarProcess.start("api", with(database, "TRACEPRESS_ROLE=api"));
                var _ = JarProcess.start("worker", with(database, "TRACEPRESS_ROLE=worker"))) {
            walk(api.url());
        }
    }

    private String[] with(String... settings) {
        return Stream.of(settings, receiver.settings()).flatMap(Stream::of).toArray(String[]::new);
    }

    private void walk(URI service) {
        var people = People.at(service);
        var slug = people.publish("Something to like");
        var request = people.like(slug);

        browser.go(service.resolve("/console"));
        seeTheRequest();
        picture("requests.png");
        followTheRequestToItsJob(request);
        walkBackFromTheJob();
        watchTheWork();
        bringBackTheDead();
        // Spans of another process come a second later, until when the page looks again.
        assertThat(browser.complaints())
                .filteredOn(said -> !(said.contains("/console/api/traces/") && said.contains("status of 404")))
                .isEmpty();
    }

    /** For the documents, of one of the walks. */
    private void picture(String name) {
        if (pictured) {
            browser.picture(name);
        }
    }

    private void seeTheRequest() {
        browser.read("#live", "Live");
        browser.read("#requests", "POST /api/articles/{slug}/favorite");
        browser.read("figcaption", "all 0");
    }

    private void followTheRequestToItsJob(String requestId) {
        browser.type("#name", requestId + "\n");
        browser.read("h1", "Trace");
        browser.read(".waterfall", "article.favorite");
        browser.read(".waterfall", "job.notification");
        browser.read(".waterfall", "notification.create");
        assertThat(browser.all(".waterfall .wait")).as("the gap of waiting").isNotEmpty();
        browser.read(".lines", "POST /api/articles/{slug}/favorite");
        picture("trace.png");
        browser.click("#trace-jobs a[href*='/notification/']");
        browser.read("#job-state", "succeeded");
    }

    private void walkBackFromTheJob() {
        browser.click("main dd a[href^='#/traces/']");
        browser.read(".waterfall", "POST /api/articles/{slug}/favorite");
    }

    /** Who has done what, and the same in numbers. */
    private void watchTheWork() {
        browser.click("nav a", "Jobs");
        browser.read("figcaption", "notification");
        browser.click("figure summary");
        browser.read("figure table", "notification");
        browser.click("#group option[value='worker']");
        browser.await(_ -> !browser.see("figcaption").getText().contains("notification"));
        browser.see("#running");
    }

    private void lookForWhatIsNotThere() {
        browser.type("#filter-id", "no such job\n");
        browser.read("#looked", "1 job looked through");
        browser.read("#jobs", "None of them");
        browser.click("form[aria-label='Look for jobs'] a");
        browser.read("#jobs", "410");
    }

    private void bringBackTheDead() {
        browser.click("a[aria-label$=' dead of webhook']");
        browser.read("#jobs", "410");
        lookForWhatIsNotThere();
        picture("jobs.png");
        browser.click("#jobs a[href*='/webhook/']");
        browser.read("#job-state", "dead");
        browser.read("main pre", "410");
        browser.read(".lines", "ERROR");
        receiver.takeThem();
        browser.click("main button", "Redrive");
        browser.say("Yes");
        browser.read("#job-state", "succeeded");
        browser.click("main dd:last-child a[href^='#/traces/']");
        browser.read("h1", "Trace");
        browser.read(".waterfall", "linked from another trace");
        browser.read(".waterfall", "POST /api/articles/{slug}/favorite");
        picture("redriven.png");
        browser.click("nav a", "Health");
        browser.read("#health", "healthy");
        browser.read("figcaption", "Event loops wait: mean");
        picture("health.png");
    }
}
