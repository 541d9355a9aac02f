package dev.tracepress.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where operators have a token, the console asks for it, and acts for whoever brought it. */
@Tag("browser")
class SignInWalk {

    private static final String TOKEN = "a token of operators";

    private static final int WRONG_TOKENS = 10;

    @Test
    void the_token_lets_in_and_acts_and_signing_out_ends_that() {
        try (var service = JarProcess.start("sign-in", "TRACEPRESS_STORAGE=memory", "TRACEPRESS_OPS_TOKEN=" + TOKEN);
                var browser = Browser.open()) {
            browser.go(service.url().resolve("/console"));
            browser.read("h1", "Sign in");
            browser.type("#token", "another token of operators\n");
            browser.read("#message", "That is not the operators’ token.");
            browser.type("#token", TOKEN + "\n");
            browser.read("h1", "Requests");
            assertThat(browser.run("return document.cookie"))
                    .as("no script reads it")
                    .isEmpty();

            browser.click("nav a", "Jobs");
            browser.click("button[aria-label='Pause notification']");
            browser.say("No");
            browser.click("button[aria-label='Pause notification']");
            browser.say("Yes");
            browser.see("button[aria-label='Resume notification']");
            browser.click("button[aria-label='Resume notification']");
            browser.say("Yes");
            browser.see("button[aria-label='Pause notification']");

            browser.click("#sign-out");
            browser.read("h1", "Sign in");
            browser.go(service.url().resolve("/console#/jobs"));
            browser.read("h1", "Sign in");

            for (var guess = 2; guess <= WRONG_TOKENS; guess++) {
                browser.type("#token", "a guess\n");
                browser.await(_ -> browser.run("return document.getElementById('token').value")
                        .isEmpty());
            }
            browser.type("#token", TOKEN + "\n");
            browser.read("#message", "too many attempts");
        }
    }
}
