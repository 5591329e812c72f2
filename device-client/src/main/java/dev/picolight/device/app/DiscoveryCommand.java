package dev.picolight.device.app;

import dev.picolight.device.announce.HomeAssistantDevice;
import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.OneShotPurge.Outcome;
import dev.picolight.device.diagnosis.LoopbackCheck;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.paho.PahoConnection;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.PresenceSettings;
import dev.picolight.device.words.Words;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What Home Assistant has been told about the device.
@Command(
        name = "discovery",
        description = "What Home Assistant has been told about the device.",
        mixinStandardHelpOptions = true,
        subcommands = DiscoveryCommand.Purge.class,
        synopsisSubcommandLabel = "COMMAND")
final class DiscoveryCommand implements Callable<Integer> {
    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(
                command.commandLine(), Words.of(UsageWords.class).nothingToDiscover());
    }

    /// Takes it back.
    @Command(
            name = "purge",
            description =
                    "Remove the device from Home Assistant: its retained discovery message is deleted at the broker.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "A running device whose settings say home-assistant tells Home Assistant again when it next connects, and every 12 hours. Without it the message expires by itself within 24 hours, but a Home Assistant that runs keeps the device until it is restarted.",
                "Ends with 0: it is gone, or was not there, 1: it could not be removed, or nobody knows whether it was, 2: wrong usage, 3: wrong settings, 4: the broker's address is this device itself."
            })
    static final class Purge implements Callable<Integer> {
        private static final Duration PATIENCE = Duration.ofSeconds(30);

        @Spec private CommandSpec command = CommandSpec.create();

        @Mixin private SettingsOption settings = new SettingsOption();

        @Option(
                names = "--prefix",
                paramLabel = "PREFIX",
                description =
                        "Home Assistant's discovery prefix, if the settings do not name it any more (default: theirs, or homeassistant)")
        private Optional<String> prefix = Optional.empty();

        @Override
        public Integer call() throws InterruptedException {
            DeviceSettings read = Console.read(settings.file());
            if (!read.broker().allowLoopback()) {
                Console.refuseLoopback(read.broker().address(), LoopbackCheck.Refusal::remedy);
            }
            TopicName topic = topic(read);
            try (PahoConnection connection =
                    new PahoConnection(oneShot(read), new HostDialer(), new MonotonicTime())) {
                return tell(new OneShotPurge(connection, PATIENCE).remove(topic), topic, read)
                        .number();
            }
        }

        private TopicName topic(DeviceSettings read) {
            String told =
                    prefix.or(() -> read.presence().homeAssistant())
                            .orElse(PresenceSettings.PREFIX_DEFAULT);
            try {
                return HomeAssistantDevice.topic(told, read.id().text());
            } catch (IllegalArgumentException noTopic) {
                throw new ParameterException(
                        command.commandLine(), String.valueOf(noTopic.getMessage()), noTopic);
            }
        }

        /// Under a Client Identifier of its own, for the device's would take its connection over.
        private static ConnectSettings oneShot(DeviceSettings read) {
            return DevicePlan.of(read)
                    .connect()
                    .forAGuest(
                            "picolight-purge-%08x"
                                    .formatted(ThreadLocalRandom.current().nextInt()));
        }

        private ExitCode tell(Outcome outcome, TopicName topic, DeviceSettings read) {
            PrintWriter out = command.commandLine().getOut();
            switch (outcome) {
                case Outcome.Removed(int bytes) ->
                        out.printf(
                                "removed: %s (%d bytes). Home Assistant forgets the device.%n",
                                topic, bytes);
                case Outcome.NothingThere() -> out.printf("nothing to remove: %s%n", topic);
                case Outcome.NotConfirmed() ->
                        out.printf(
                                "sent: an empty message to %s. The broker does not let this user read there, so whether anything was removed is not known.%n",
                                topic);
                case Outcome.Failed(String words) -> throw new Refusal(ExitCode.FAILED, words);
            }
            if (read.presence().homeAssistant().isPresent()) {
                out.println(
                        "The settings still say home-assistant: a running device tells Home Assistant again.");
            }
            out.flush();
            return outcome instanceof Outcome.NotConfirmed ? ExitCode.FAILED : ExitCode.OK;
        }
    }
}
