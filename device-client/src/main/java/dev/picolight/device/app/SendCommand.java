package dev.picolight.device.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.Sending.Outcome;
import dev.picolight.device.command.Answer;
import dev.picolight.device.command.Answer.Result;
import dev.picolight.device.diagnosis.LoopbackCheck;
import dev.picolight.device.mqtt.ConnectSettings;
import dev.picolight.device.mqtt.Payload;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.mqtt.TopicName;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.device.settings.RoomNames;
import dev.picolight.device.words.Words;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Publishes one command the way a device connects, and says what became of it.
@Command(
        name = "send",
        description =
                "Send a command to a room, by the broker of the settings, and say what its devices answer.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 0: every answer says done, 1: nobody listens, nobody answered, or it was not done, 2: wrong usage, 3: wrong settings, 4: the broker's address is this machine itself (allow-loopback: true in the settings allows it), 6: the broker was not reached or refused the connection."
        })
public final class SendCommand implements Callable<Integer> {
    private static final String EVERYWHERE = "all";

    @Spec private CommandSpec command = CommandSpec.create();

    @Mixin private SettingsOption settings = new SettingsOption();

    @Parameters(
            index = "0",
            paramLabel = "ROOM",
            description = "the room, as in the settings of its devices; all: every room there is")
    private String room = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "what a message can say: ON, OFF, TOGGLE, BLINK 3 200, any text")
    private List<String> words = List.of();

    @Option(names = "--device", paramLabel = "ID", description = "this device of the room alone")
    private Optional<String> device = Optional.empty();

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "3s",
            converter = OfSpan.class,
            description =
                    "how long to wait for an answer, for example 500ms or 10s; then the command expires, too (default: ${DEFAULT-VALUE})")
    private Duration patience = Duration.ZERO;

    @Option(names = "--json", description = "print each answer as the device wrote it, one a line")
    private boolean json;

    /// What has been heard so far.
    private int understood;

    private int notDone;

    @Override
    public Integer call() throws InterruptedException {
        String checkedRoom =
                room.equals(EVERYWHERE) ? room : checked(() -> RoomNames.checked(room));
        if (room.equals(EVERYWHERE) && device.isPresent()) {
            throw new ParameterException(
                    command.commandLine(), Words.of(UsageWords.class).deviceOfAll());
        }
        Optional<String> id = device.map(it -> checked(() -> new DeviceId(it).text()));
        DeviceSettings read = Console.read(settings.file());
        if (!read.broker().allowLoopback()) {
            Console.refuseLoopback(read.broker().address(), LoopbackCheck.Refusal::remedy);
        }
        String identifier = "picolight-send-%08x".formatted(RandomGenerator.getDefault().nextInt());
        ConnectSettings connect = DevicePlan.of(read).connect().forAGuest(identifier);
        TopicName topic =
                new TopicName(checkedRoom + id.map(it -> "/" + it).orElse("") + "/message");
        PrintWriter out = command.commandLine().getOut();
        Outcome outcome =
                new Sending(connect)
                        .send(
                                new Sending.Request(
                                        topic,
                                        Payload.of(String.join(" ", words)),
                                        // below the room, where access rules most likely allow it
                                        new TopicName(checkedRoom + "/" + identifier + "/answer"),
                                        id.isEmpty(),
                                        patience),
                                answer -> show(answer, out));
        return switch (outcome) {
            case Outcome.NotConnected(var why) ->
                    throw new Refusal(
                            ExitCode.BROKER, "%s.%n%s".formatted(why.cause(), why.remedy()));
            case Outcome.Refused(var reason) ->
                    throw failed(SendWords.refused(topic, reason, connect));
            case Outcome.NobodyListens _ ->
                    throw failed(
                            SendWords.nobodyListens(
                                    checkedRoom,
                                    id,
                                    topic,
                                    connect.address(),
                                    new RoomNames(
                                            read.leds().stream().map(LedSettings::room).toList())));
            case Outcome.Taken(_, boolean mayHear) -> {
                if (understood == 0) {
                    throw failed(SendWords.noAnswer(topic, patience, mayHear));
                }
                yield (notDone == 0 ? ExitCode.OK : ExitCode.FAILED).number();
            }
        };
    }

    private void show(Payload payload, PrintWriter out) {
        Optional<Answer> answer = Answer.read(payload);
        if (answer.isEmpty()) {
            command.commandLine()
                    .getErr()
                    .println(
                            "something that is no PicoLight answered: "
                                    + payload.text().map(Shown::quoted).orElse(payload.toString()));
            return;
        }
        understood++;
        if (answer.get().result() instanceof Result.Refused) {
            notDone++;
        }
        out.println(
                json
                        ? Shown.bounded(answer.get().json(), Integer.MAX_VALUE)
                        : SendWords.answer(answer.get()));
        out.flush();
    }

    private <T> T checked(Callable<T> check) {
        try {
            return check.call();
        } catch (Exception refused) {
            throw new ParameterException(
                    command.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }

    private static Refusal failed(String words) {
        return new Refusal(ExitCode.FAILED, words);
    }

    /// For picocli.
    static final class OfSpan implements ITypeConverter<Duration> {
        private static final Pattern SPAN = Pattern.compile("([0-9]{1,6}) ?(ms|s|m)");

        @Override
        public Duration convert(String value) {
            Matcher span = SPAN.matcher(value);
            if (!span.matches()) {
                throw new TypeConversionException(Words.of(UsageWords.class).noTime(value));
            }
            long number = Long.parseLong(span.group(1));
            Duration read =
                    switch (span.group(2)) {
                        case "ms" -> Duration.ofMillis(number);
                        case "s" -> Duration.ofSeconds(number);
                        default -> Duration.ofMinutes(number);
                    };
            if (read.compareTo(Duration.ofMillis(100)) < 0
                    || read.compareTo(Duration.ofHours(1)) > 0) {
                throw new TypeConversionException(Words.of(UsageWords.class).timeOutOfRange(value));
            }
            return read;
        }
    }
}
