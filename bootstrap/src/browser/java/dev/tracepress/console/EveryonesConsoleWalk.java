package dev.tracepress.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.Keys;

/** For eyes, ears and hands of all kinds, on a screen of any size, and against those who write what is shown. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryonesConsoleWalk {

    private static final String HOSTILE = "<img src=x onerror=window.hacked=1>";
    private static final int NARROW = 360;
    private static final String AXE = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
                found => done(found.violations.map(each => each.id + ': ' + each.nodes.map(node => node.html).join(' ; ')).join('\\n')),
                error => done('axe failed: ' + error));
            """;

    private final FickleReceiver receiver = FickleReceiver.start();
    private final JarProcess service = JarProcess.start(
            "everyone",
            Stream.concat(Stream.of("TRACEPRESS_STORAGE=memory"), Stream.of(receiver.settings()))
                    .toArray(String[]::new));
    private final People people = People.at(service.url());
    private final String request = people.like(people.publish("Something to like"));
    private final Browser browser = Browser.open();

    @AfterEach
    void asUsual() {
        browser.size(1280, 900);
        browser.prefer("light");
    }

    @AfterAll
    void close() {
        browser.close();
        service.close();
        receiver.close();
    }

    /** By the rules of axe-core, whose script the property names. */
    @Test
    @EnabledIfSystemProperty(named = "axe", matches = ".+")
    void axe_finds_nothing_on_any_page_in_light_and_in_the_dark() throws IOException {
        var axe = Files.readString(Path.of(System.getProperty("axe")));
        for (var scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            for (var page : List.of("#/requests", "#/jobs", "#/jobs?state=dead", job(), trace(), "#/health")) {
                show(page);
                browser.run(axe);
                assertThat(browser.runToItsEnd(AXE)).as(page + " in " + scheme).isEmpty();
            }
        }
    }

    @Test
    void on_a_narrow_screen_no_page_is_wider_than_it() {
        browser.size(NARROW, 740);
        for (var page : List.of("#/requests", "#/jobs", "#/jobs?state=dead", job(), trace(), "#/health")) {
            show(page);
            assertThat(browser.run("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(page)
                    .isEqualTo("true");
        }
        show(trace());
        browser.prefer("dark");
        browser.picture("narrow-and-dark.png");
    }

    /** The way past the head, the question before an act, and out of it. */
    @Test
    void hands_on_a_keyboard_reach_what_a_mouse_does() {
        show("#/jobs?state=dead");
        browser.read("#jobs", "410");
        browser.run("document.getElementById('skip').focus()");
        browser.press(Keys.ENTER);
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("main");
        browser.read("h1", "Jobs");

        browser.run("document.querySelector(\"button[aria-label='Pause webhook']\").focus()");
        browser.press(Keys.ENTER);
        browser.read("#question", "Keep jobs of webhook from starting");
        browser.press(Keys.ESCAPE);
        assertThat(browser.run("return document.activeElement.getAttribute('aria-label')"))
                .isEqualTo("Pause webhook");
    }

    @Test
    void what_somebody_wrote_shows_as_text() {
        people.api()
                .get("/api/%3Cimg%20src=x%20onerror=window.hacked=1%3E")
                .header("X-Request-Id", HOSTILE)
                .header("User-Agent", HOSTILE)
                .send();

        show("#/requests");
        browser.type("#name", HOSTILE + "\n");
        browser.read("h1", "Trace");
        browser.click(".waterfall summary");
        browser.read(".waterfall dl", HOSTILE);
        browser.click(".lines summary");
        browser.read(".lines dl", HOSTILE);
        assertThat(browser.all("main img")).isEmpty();
        assertThat(browser.run("return String(window.hacked)")).isEqualTo("undefined");
        assertThat(browser.complaints()).isEmpty();
    }

    private void show(String page) {
        browser.go(URI.create("about:blank"));
        browser.go(service.url().resolve("/console" + page));
        browser.read("#live", "Live");
        browser.see("h1");
    }

    private String job() {
        var id = people.api().get("/ops/jobs?state=dead&kind=webhook").send().text("/jobs/0/id");
        return "#/jobs/webhook/" + id;
    }

    private String trace() {
        return "#/traces/"
                + people.api().get("/console/api/found?name=" + request).send().text("/traceId");
    }
}
