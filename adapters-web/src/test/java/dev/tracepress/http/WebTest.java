package dev.tracepress.http;

import java.util.function.UnaryOperator;

/** The web adapter with storage in memory. A class that has no settings shares it with others. */
abstract class WebTest extends HttpTest<WebOnMemory> {

    WebTest() {
        super(WebOnMemory.shared(), true);
    }

    WebTest(UnaryOperator<WebSettings> settings) {
        super(WebOnMemory.start(settings.apply(WebSettings.USUAL)), false);
    }
}
