package dev.picolight.led.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import dev.picolight.led.BcmPin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Pins that are not there, behind Pi4J's own registry and life cycle. Like those of Raspberry Pi
/// OS they keep their level when they are released.
final class FakePins extends DigitalOutputProviderBase {
    static final String ID = "fake-digital-output";

    private final Map<Integer, DigitalState> levels = new HashMap<>();
    private final List<String> history = new ArrayList<>();
    private final Set<Integer> stuck = new HashSet<>();

    FakePins() {
        super(ID);
    }

    /// A Pi4J with these pins alone.
    PinDriver start() {
        Context context = Pi4J.newContextBuilder().add(this).build();
        return new PinDriver(context, ID, Output.class, _ -> Optional.empty());
    }

    boolean isHigh(BcmPin pin) {
        return levels.get(pin.number()) == DigitalState.HIGH;
    }

    /// What happened to the pins, such as `GPIO 17 set HIGH`, each level only when it changed.
    List<String> history() {
        return List.copyOf(history);
    }

    /// From now on the pin takes no level.
    void stick(BcmPin pin) {
        stuck.add(pin.number());
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
        Output output = new Output(this, config);
        context.registry().add(output);
        return output;
    }

    private void level(String verb, int pin, DigitalState level) {
        if (stuck.contains(pin)) {
            throw new IOException("GPIO %d is stuck".formatted(pin));
        }
        if (levels.put(pin, level) != level) {
            history.add("GPIO %d %s %s".formatted(pin, verb, level));
        }
    }

    /// Requests, sets and releases its pin when the output of the gpiod plug-in does.
    private static final class Output extends DigitalOutputBase {
        private final FakePins pins;
        private final int pin;

        private Output(FakePins pins, DigitalOutputConfig config) {
            super(pins, config);
            this.pins = pins;
            this.pin = config.address();
        }

        @Override
        public DigitalOutput initialize(Context context) {
            pins.level("requested", pin, config().initialState());
            return super.initialize(context);
        }

        @Override
        public DigitalOutput state(DigitalState state) {
            pins.level("set", pin, state);
            return super.state(state);
        }

        @Override
        public DigitalOutput shutdown(Context context) {
            super.shutdown(context);
            pins.history.add("GPIO %d released".formatted(pin));
            return this;
        }
    }
}
