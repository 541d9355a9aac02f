package dev.tracepress.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium, without a screen, as somebody sits before it who waits for what they want to see. */
final class Browser implements AutoCloseable {

    /** Where pictures go. */
    private static final Path PICTURES = Path.of(System.getProperty("console.pictures", "target/pictures"));

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser open() {
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900");
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return new Browser(new ChromeDriver(service, options));
    }

    void go(URI address) {
        driver.get(address.toString());
    }

    /** The first element that is there and can be seen, as soon as there is one. */
    WebElement see(String selector) {
        return await(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }

    /** As soon as an element says that. */
    void read(String selector, String text) {
        await(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The element of those that has exactly this text; pages that live replace it now and then. */
    void click(String selector, String text) {
        await(_ -> all(selector).stream()
                .filter(element -> element.getText().strip().equals(text))
                .findFirst()
                .map(Browser::clicked)
                .orElse(false));
    }

    void click(String selector) {
        await(_ -> all(selector).stream().findFirst().map(Browser::clicked).orElse(false));
    }

    /** To the question that has been asked. */
    void say(String answer) {
        click("#ask button", answer);
        await(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector("#ask")));
    }

    void type(String selector, String text) {
        see(selector).sendKeys(text);
    }

    /** Wherever the focus is. */
    void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** What the script returns, as text. */
    String run(String script) {
        return String.valueOf(driver.executeScript(script));
    }

    /** What the script hands to the function that is its last argument, as text. */
    String runToItsEnd(String script) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return String.valueOf(driver.executeAsyncScript(script));
    }

    /** As someone has it who prefers {@code dark} or {@code light}. */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void size(int pixels, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What went wrong in the page, policy violations among it. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    <T> T await(ExpectedCondition<T> condition) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(condition);
    }

    private static boolean clicked(WebElement element) {
        element.click();
        return true;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
