package dev.picolight.simulator.web;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// Chromium without a window, with a profile of its own that goes when it is closed.
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Path profile;
    private final ChromeDriver driver;

    private Browser(Path profile, ChromeDriver driver) {
        this.profile = profile;
        this.driver = driver;
    }

    /// Starts it. Where it is not installed the test fails in CI, and is left out elsewhere.
    static Browser start() {
        Path chromium = program("chromium", "chromium chromium-driver");
        Path chromedriver = program("chromedriver", "chromium chromium-driver");
        try {
            Path profile = Files.createTempDirectory("picolight-chromium");
            ChromeOptions options = new ChromeOptions();
            options.setBinary(chromium.toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--user-data-dir=" + profile);
            LoggingPreferences logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.ALL);
            options.setCapability("goog:loggingPrefs", logs);
            ChromeDriverService service =
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(chromedriver.toFile())
                            .usingAnyFreePort()
                            .build();
            Browser browser = new Browser(profile, new ChromeDriver(service, options));
            // as if somebody sat there: a page that was loaded anew has the focus, too
            browser.tell("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
            return browser;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Where a program is. Where it is not installed the test fails in CI, and is left out
    /// elsewhere.
    static Path program(String name, String packages) {
        return Arrays.stream(
                        ("/usr/bin:" + System.getenv().getOrDefault("PATH", ""))
                                .split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing(name, packages));
    }

    private static IllegalStateException missing(String name, String packages) {
        String words =
                name
                        + " is not installed, so the page was not tested. On Debian: sudo apt-get install "
                        + packages;
        if ("true".equals(System.getenv("CI"))) {
            return Assertions.fail(words);
        }
        return Assumptions.abort(words);
    }

    /// Opens the page in this language and waits until it is told of events.
    void open(String url, String language) {
        driver.get(url + "?lang=" + language);
        await("#connection.there");
    }

    /// The same in a further tab.
    ///
    /// @return the tab that was left, for [#turnTo]
    String openFurther(String url, String language) {
        String left = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        open(url, language);
        return left;
    }

    /// Back to the page before.
    void goBack() {
        driver.navigate().back();
    }

    String tab() {
        return driver.getWindowHandle();
    }

    void turnTo(String tab) {
        driver.switchTo().window(tab);
    }

    void closeTab() {
        driver.close();
    }

    /// Waits for an element to be there.
    WebElement await(String css) {
        await(css, () -> !found(css).isEmpty());
        return found(css).getFirst();
    }

    /// Waits for an element that holds this text.
    void await(String css, String text) {
        await(
                css + " with «" + text + "»",
                () -> found(css).stream().anyMatch(it -> textOf(it).contains(text)));
    }

    /// Waits until a script says so.
    void awaitTrue(String script) {
        await(script, () -> Boolean.TRUE.equals(ask(script)));
    }

    private List<WebElement> found(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /// Waits for whatever else.
    static void await(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSoNow(isSo)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("there is no " + what);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static boolean isSoNow(BooleanSupplier isSo) {
        try {
            return isSo.getAsBoolean();
        } catch (StaleElementReferenceException redrawn) {
            return false;
        }
    }

    /// Also of what is scrolled out of sight.
    private static String textOf(WebElement element) {
        return Optional.ofNullable(element.getDomProperty("textContent")).orElse("");
    }

    String text(String css) {
        return textOf(await(css));
    }

    void click(String css) {
        await(css).click();
    }

    void type(String css, String text) {
        WebElement field = await(css);
        field.clear();
        field.sendKeys(text);
    }

    /// Presses keys, wherever the focus is.
    void press(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /// Presses keys while another is held.
    void pressWith(Keys held, CharSequence keys) {
        new Actions(driver).keyDown(held).sendKeys(keys).keyUp(held).perform();
    }

    /// What a script returns.
    Object ask(String script) {
        return Optional.ofNullable(driver.executeScript("return " + script)).orElse("");
    }

    /// What a script hands to its last argument.
    Object askLater(String script) {
        return Optional.ofNullable(driver.executeAsyncScript(script)).orElse("");
    }

    List<String> texts(String script) {
        return ((List<?>) ask(script)).stream().map(String::valueOf).toList();
    }

    /// Makes the page as wide as that, in CSS pixels.
    void width(int pixels) {
        tell(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /// Has what is downloaded put into this folder.
    void downloadTo(Path folder) {
        tell(
                "Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /// A command of the DevTools protocol.
    Map<String, Object> tell(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    /// What the browser has complained about since it was asked last.
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(it -> it.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }

    /// For those who did what a browser complains about.
    void forgetComplaints() {
        complaints();
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> all = Files.walk(profile)) {
            all.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        } catch (IOException | UncheckedIOException gone) {
            // a process of the browser still tidied up; the folder is of the temporary ones
        }
    }
}
