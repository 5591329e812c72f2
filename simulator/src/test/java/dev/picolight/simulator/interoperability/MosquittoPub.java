package dev.picolight.simulator.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.simulator.broker.Shell;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `mosquitto_pub` and, for requests, `mosquitto_rr`: a process for each message.
record MosquittoPub(LiveBroker broker, int version) implements Publisher {
    MosquittoPub {
        Matcher found =
                Pattern.compile("version ([0-9.]+)").matcher(Shell.run("mosquitto_pub --help"));
        Matrix.version("mosquitto_pub", found.find() ? found.group(1) : "?");
    }

    @Override
    public void publish(String topic, String text, int qos, boolean retain) {
        String complaint =
                run(
                        "mosquitto_pub",
                        "-q %d %s -t '%s' -m '%s'".formatted(qos, retain ? "-r" : "", topic, text));
        assertThat(complaint).as("what mosquitto_pub complains about").isEmpty();
    }

    @Override
    public Optional<String> ask(String topic, String text, String responseTopic) {
        return version == 5
                ? Optional.of(
                        run(
                                "mosquitto_rr",
                                "-q 1 -W 15 -t '%s' -m '%s' -e '%s' -D publish correlation-data %d"
                                        .formatted(topic, text, responseTopic, System.nanoTime())))
                : Optional.empty();
    }

    private String run(String program, String arguments) {
        return Shell.run(
                "%s -h %s -p %d -V %s -u %s -P %s %s %s"
                        .formatted(
                                program,
                                broker.address().host(),
                                broker.address().port(),
                                version == 5 ? "5" : "311",
                                LiveBroker.USER,
                                LiveBroker.PASSWORD,
                                broker.tls().map(LiveBroker.Tls::options).orElse(""),
                                arguments));
    }

    @Override
    public void close() {}
}
