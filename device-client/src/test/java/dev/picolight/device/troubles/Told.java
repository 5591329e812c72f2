package dev.picolight.device.troubles;

import dev.picolight.device.diagnosis.Circumstances;
import dev.picolight.device.diagnosis.Circumstances.Answer;
import dev.picolight.device.diagnosis.Diagnosis;
import dev.picolight.device.diagnosis.Setback;
import dev.picolight.device.mqtt.BrokerAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What the device has met in a world, and what somebody knows who has looked around there.
///
/// @param after how long it took until the device knew
/// @param proof that the diagnosis' command shows what its reading says; empty where the command
///   cannot be run here
record Told(Setback setback, Circumstances around, Duration after, Optional<Proof> proof) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// For what does not name its broker, although the device knows it.
    private static final BrokerAddress BROKER = new BrokerAddress("broker.lan", 1883);

    /// The command of a diagnosis, run in the world of the trouble.
    ///
    /// @param output what it printed
    /// @param shown a regular expression of which the output must have something
    /// @param read what the reading in English must say of that
    record Proof(Diagnosis diagnosis, String output, String shown, String read) {}

    static Told of(Setback setback, Duration after) {
        return new Told(setback, Circumstances.UNKNOWN, after, Optional.empty());
    }

    /// The same for a device of which it is known whether its settings name a user.
    Told withUser(boolean given) {
        return new Told(
                setback,
                new Circumstances(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.of(given)),
                after,
                proof);
    }

    Told lookedAround(Circumstances known) {
        return new Told(setback, known, after, proof);
    }

    /// Runs the command that the diagnosis gives, now, in the world of the trouble.
    ///
    /// @param run takes the command, and gives what it prints
    Told provedBy(UnaryOperator<String> run, String shown, String read) {
        Diagnosis diagnosis = inTheLog().isCertain() ? lookedAround() : inTheLog();
        String command = diagnosis.command().orElseThrow().replace("sudo ", "");
        return new Told(
                setback,
                around,
                after,
                Optional.of(new Proof(diagnosis, patiently(run, command, shown), shown, read)));
    }

    /// Looks again for a while, as a person would: a program may write its log a moment later than
    /// the device knows.
    ///
    /// @return what was printed last
    private static String patiently(UnaryOperator<String> run, String command, String shown) {
        Pattern expected = Pattern.compile(shown);
        long until = System.nanoTime() + PATIENCE.toNanos();
        String output = run.apply(command);
        while (!expected.matcher(output).find() && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            output = run.apply(command);
        }
        return output;
    }

    /// As the device's log has it.
    Diagnosis inTheLog() {
        return setback.diagnosis(Circumstances.UNKNOWN).at(BROKER, Optional.empty());
    }

    /// As somebody has it who has looked around.
    Diagnosis lookedAround() {
        return setback.diagnosis(around).at(BROKER, Optional.empty());
    }
}
