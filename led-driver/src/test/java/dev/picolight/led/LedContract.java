package dev.picolight.led;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// What every [Led] promises. A test class of an implementation implements this interface.
public interface LedContract {
    /// A fresh LED, open and dark.
    Led open();

    /// Whether the hardware behind it shines: the pin or drawing itself, not what the LED
    /// remembers.
    boolean shines();

    @Test
    default void isDarkAtFirst() {
        try (Led led = open()) {
            assertThat(led.shown()).isEqualTo(Brightness.DARK);
            assertThat(shines()).isFalse();
        }
    }

    @Test
    default void showsWhatItIsAsked() {
        try (Led led = open()) {
            led.show(Brightness.FULL);
            assertThat(led.shown()).isEqualTo(Brightness.FULL);
            assertThat(shines()).isTrue();
            led.show(Brightness.DARK);
            assertThat(led.shown()).isEqualTo(Brightness.DARK);
            assertThat(shines()).isFalse();
        }
    }

    @Test
    default void showingTheSameTwiceDoesNoHarm() {
        try (Led led = open()) {
            led.show(Brightness.FULL);
            led.show(Brightness.FULL);
            assertThat(shines()).isTrue();
        }
    }

    @Test
    default void dimsOrSaysWhyNot() {
        try (Led led = open()) {
            Brightness half = new Brightness(50);
            if (led.canDim()) {
                led.show(half);
                assertThat(led.shown()).isEqualTo(half);
            } else {
                assertThatThrownBy(() -> led.show(half))
                        .isInstanceOfSatisfying(
                                LedFault.class,
                                fault ->
                                        assertThat(fault.kind())
                                                .isEqualTo(LedFault.Kind.CANNOT_DIM))
                        .hasMessageContaining("50");
                assertThat(led.shown()).isEqualTo(Brightness.DARK);
            }
        }
    }

    @Test
    default void isDarkAfterClosing() {
        Led led = open();
        led.show(Brightness.FULL);
        led.close();
        led.close();
        assertThat(shines()).isFalse();
    }
}
