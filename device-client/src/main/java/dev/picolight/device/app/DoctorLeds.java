package dev.picolight.device.app;

import dev.picolight.device.diagnosis.LedDiagnosis;
import dev.picolight.device.doctor.Examiner;
import dev.picolight.device.doctor.Explanation;
import dev.picolight.device.doctor.Finding;
import dev.picolight.device.doctor.Step;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.words.Words;
import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;
import dev.picolight.led.pi4j.GpioLeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The LEDs on their pins: opens each, and blinks it twice for somebody who looks.
final class DoctorLeds implements Examiner {
    private static final String CODE = "led-";
    private static final int TIMES = 2;
    private static final Duration HALF = Duration.ofMillis(250);

    private final List<LedSettings> leds;
    private final MonotonicTime time;

    DoctorLeds(List<LedSettings> leds, MonotonicTime time) {
        this.leds = List.copyOf(leds);
        this.time = time;
    }

    @Override
    public List<Finding> look() throws InterruptedException {
        Instant began = time.instant();
        try (GpioLeds gpio = GpioLeds.open()) {
            List<Finding> findings = new ArrayList<>();
            for (LedSettings led : leds) {
                findings.add(look(gpio, led));
            }
            return findings;
        } catch (LedFault fault) {
            return List.of(problem(began, fault));
        }
    }

    private Finding look(GpioLeds gpio, LedSettings settings) throws InterruptedException {
        DoctorLedWords say = Words.of(DoctorLedWords.class);
        Instant began = time.instant();
        if (settings.place() instanceof LedSettings.Place.OnBoard) {
            return Finding.skipped(Step.LED, say.onBoard(settings.room()));
        }
        try (Led led = PinLeds.open(gpio, settings)) {
            for (int i = 0; i < TIMES; i++) {
                led.show(Brightness.FULL);
                Thread.sleep(HALF);
                led.show(Brightness.DARK);
                Thread.sleep(HALF);
            }
        } catch (LedFault fault) {
            // a pin that the service holds is where it belongs
            return fault.kind() == LedFault.Kind.BUSY_BY_PICOLIGHT
                    ? Finding.note(
                            Step.LED,
                            say.heldByService(settings.room()),
                            List.of(LedDiagnosis.of(fault).cause()),
                            since(began))
                    : problem(began, fault);
        }
        return Finding.ok(
                Step.LED,
                say.blinked(settings.room(), settings.place().toString()),
                List.of(LedDiagnosis.wiredOtherwise()),
                since(began));
    }

    private Finding problem(Instant began, LedFault fault) {
        LedDiagnosis why = LedDiagnosis.of(fault);
        return Finding.problem(
                Step.LED,
                why.cause(),
                List.of(),
                since(began),
                Explanation.of(
                        CODE + fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        why.cause(),
                        why.remedy(),
                        why.command().map(text -> new Explanation.Command(false, text))));
    }

    private Duration since(Instant began) {
        return Duration.between(began, time.instant());
    }
}
