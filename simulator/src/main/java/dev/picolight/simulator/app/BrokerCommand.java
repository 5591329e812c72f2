package dev.picolight.simulator.app;

import dev.picolight.device.app.ExitCode;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.Secret;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.broker.BrokerFault;
import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.broker.EmbeddedBroker;
import dev.picolight.simulator.terminal.Screen;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A broker to try things with, until Ctrl-C.
@Command(
        name = "broker",
        description = "Run an MQTT broker (3.1.1 and 5) on this machine.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 2: wrong usage, 6: the port is taken or the broker could not start. Stopped by Ctrl-C: 130."
        })
final class BrokerCommand implements Callable<Integer> {
    private static final TopicName ROOM = new TopicName("客廳/message");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "this port and no other (default: 1883, or the next free one)")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "ADDR",
            defaultValue = "127.0.0.1",
            description =
                    "which of this machine's addresses, 0.0.0.0 for all; what others can reach needs a user (default: ${DEFAULT-VALUE})")
    private String listen = "";

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    private List<User> users = new ArrayList<>();

    /// Somebody who may connect.
    private static final class User {
        @Option(
                names = "--user",
                required = true,
                paramLabel = "NAME",
                description = "only this user may connect; may be repeated, with its password")
        private String name = "";

        @Option(
                names = "--password-file",
                required = true,
                paramLabel = "FILE",
                description = "a file with that user's password alone")
        private Path passwordFile = Path.of("");

        String mosquittoOptions() {
            return " -u %s -P \"$(cat %s)\""
                    .formatted(
                            MosquittoPub.quoted(name),
                            MosquittoPub.quoted(passwordFile.toString()));
        }
    }

    @Override
    public Integer call() {
        BrokerOptions options = options();
        Screen screen = Screen.ofStandardOutput();
        try (EmbeddedBroker broker = start(options)) {
            introduce(broker, options, screen);
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            screen.line(words().stopped());
        }
        return ExitCode.OK.number();
    }

    private static EmbeddedBroker start(BrokerOptions options) {
        try {
            return EmbeddedBroker.start(options);
        } catch (BrokerFault fault) {
            throw HouseOptions.refusal(fault);
        }
    }

    private void introduce(EmbeddedBroker broker, BrokerOptions options, Screen screen) {
        String address = new BrokerAddress(listen, broker.port()).toString();
        screen.heading(
                options.listen().isLoopbackAddress()
                        ? words().brokerForMe(address)
                        : words().broker(address));
        if (port.isEmpty() && broker.port() != BrokerAddress.DEFAULT_PORT) {
            screen.line(words().taken(BrokerAddress.DEFAULT_PORT));
        }
        screen.line(
                words().watch(
                                "mosquitto_sub -h %s -p %d -t '客廳/#' -v%s"
                                        .formatted(
                                                broker.address().host(),
                                                broker.port(),
                                                credentials())));
        screen.line(
                words().send(MosquittoPub.line(broker.address(), ROOM, "測試訊息") + credentials()));
        if (options.listen().isAnyLocalAddress()) {
            screen.line(words().elsewhere());
        }
        screen.line(words().stop());
    }

    /// The first user's, for Mosquitto's clients. The password itself is not shown.
    private String credentials() {
        return users.stream().findFirst().map(User::mosquittoOptions).orElse("");
    }

    private BrokerOptions options() {
        try {
            BrokerOptions options = BrokerOptions.defaults().listeningOn(address(), secrets());
            return port.map(options::onPort).orElse(options);
        } catch (IllegalArgumentException wrong) {
            boolean lacksUser = users.isEmpty() && !address().isLoopbackAddress();
            String hint = lacksUser ? " (--user NAME --password-file FILE)" : "";
            throw new ParameterException(spec.commandLine(), wrong.getMessage() + hint, wrong);
        }
    }

    private InetAddress address() {
        try {
            return InetAddress.ofLiteral(listen);
        } catch (IllegalArgumentException noAddress) {
            throw new ParameterException(
                    spec.commandLine(), words().noAddress(Shown.quoted(listen)), noAddress);
        }
    }

    private Map<String, Secret> secrets() {
        Map<String, Secret> secrets = new HashMap<>();
        for (User user : users) {
            if (secrets.put(user.name, PasswordFile.read(user.passwordFile)) != null) {
                throw new IllegalArgumentException(words().userTwice(Shown.quoted(user.name)));
            }
        }
        return secrets;
    }

    private static DeskWords words() {
        return Words.of(DeskWords.class);
    }
}
