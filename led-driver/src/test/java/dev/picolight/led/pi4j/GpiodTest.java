package dev.picolight.led.pi4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.context.ContextConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpiodTest {
    private static final String LIBRARY_PATH = "pi4j.library.path";

    @TempDir Path dev;

    @Test
    void startsPi4jWithThisPluginAloneAndWithoutAHook() {
        PinDriver driver = Gpiod.start();
        ContextConfig config = driver.context().config();
        assertThat(driver.provider()).isEqualTo("gpiod-digital-output");
        assertThat(driver.context().providers().all()).containsOnlyKeys("gpiod-digital-output");
        assertThat(driver.context().platforms().all()).isEmpty();
        assertThat(config.enableShutdownHook()).isFalse();
        assertThat(config.autoDetectPlatforms()).isFalse();
        assertThat(config.autoDetectProviders()).isFalse();
        driver.context().shutdown();
    }

    @Nested
    class WithAPartMissing {
        @BeforeEach
        void aChip() throws IOException {
            Files.createFile(dev.resolve("gpiochip0"));
        }

        @Test
        void namesThePlugin() throws Exception {
            try (FreshPi4j pi4j = FreshPi4j.withoutThePlugin()) {
                assertMissing(pi4j.open(dev), "com.pi4j.plugin.gpiod.");
            }
        }

        @Test
        void namesTheLibrary() throws Exception {
            try (FreshPi4j pi4j = FreshPi4j.withoutTheLibrary()) {
                assertMissing(pi4j.open(dev), "com.pi4j.library.gpiod.");
            }
        }

        private void assertMissing(FreshPi4j.Trouble trouble, String part) {
            assertThat(trouble.type()).isEqualTo("dev.picolight.led.LedFault");
            assertThat(trouble.words()).contains("VERSIONS_MIXED", part);
        }
    }

    @Nested
    class WithoutANativeLibrary {
        @BeforeEach
        void aChipAndAPathToNothing() throws IOException {
            Files.createFile(dev.resolve("gpiochip0"));
            System.setProperty(LIBRARY_PATH, dev.toString());
        }

        @AfterEach
        void noPath() {
            System.clearProperty(LIBRARY_PATH);
        }

        @Test
        void saysWhereItWasSoughtEachTime() throws Exception {
            try (FreshPi4j pi4j = FreshPi4j.complete().onARaspberryPi()) {
                for (int time = 1; time <= 2; time++) { // Java throws another error the second time
                    FreshPi4j.Trouble trouble = pi4j.open(dev);
                    assertThat(trouble.type()).isEqualTo("dev.picolight.led.LedFault");
                    assertThat(trouble.words())
                            .contains("LIBRARY_NOT_LOADED [pi4j.library.path, " + dev)
                            .contains("libgpiod.so");
                }
            }
        }
    }
}
