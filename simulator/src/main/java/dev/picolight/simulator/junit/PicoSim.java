package dev.picolight.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives each test a house of its own: simulated boards on a LAN, with a broker. Stands at a test
/// class, for all its tests and those of its nested classes, or at one method, where it counts
/// instead.
///
/// What a test wants of the house it takes as parameters: [PicoBoard], [PicoLed], [PicoBroker],
/// [PicoLan], [PicoFaults], [PicoTime], or the [House][dev.picolight.simulator.house.House] itself.
/// The house is closed after the test, however that ends.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(PicoSimExtension.class)
public @interface PicoSim {
    /// In which kind of time a house lives.
    enum Time {
        /// Real time, real connections: programs outside can reach the broker.
        LIVE,
        /// Passes only while a test waits, and then at once. The same seed gives the same house.
        SIMULATED
    }

    /// The boards: `ID=ROOM`, or `ID=ROOM,ROOM` for one with more LEDs, the first of which is the
    /// board's own. Nothing: one board, `pico-w=客廳`.
    String[] boards() default {};

    Time time() default Time.SIMULATED;

    /// All chance in the house. The configuration parameter or system property `picolight.seed`
    /// wins over it; each repetition of a test has the next one. See also [Seed].
    long seed() default 1;

    /// How fast the house's time goes, 0.1 to 1000; 1 is as in reality. It is the boards' time, and
    /// that of every `within`: at 10, `ofSeconds(5)` is over after half a second. What brokers and
    /// programs outside do is as fast as ever. In simulated time it makes no difference to a test.
    double speed() default 1;

    /// Whose network the boards have: `pico-w` (lwIP under MicroPython) or `pi` (Linux).
    String profile() default "pico-w";

    /// A board's settings, as a resource of the test's class path or a file: it takes the place of
    /// [#boards].
    String settings() default "";

    /// Whether the boards have power and are online before the test begins. Otherwise their plugs
    /// are out, see [PicoBoard#powerOn].
    boolean powered() default true;

    /// What is broken when the test begins, for example `latency latency=200`. Boards with power
    /// come online first.
    String[] faults() default {};

    /// Where the broker listens on its machine in the LAN. `127.0.0.1`: for that machine alone, so
    /// that boards are refused, and none comes online.
    String brokerListensOn() default "";

    /// Whether all tests of the class share one house. So they do anyway where they share their
    /// instance (`@TestInstance(PER_CLASS)`).
    boolean shared() default false;
}
