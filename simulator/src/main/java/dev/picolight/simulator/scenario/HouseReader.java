package dev.picolight.simulator.scenario;

import dev.picolight.device.command.BootPolicy;
import dev.picolight.device.command.TextPolicy;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.Shown;
import dev.picolight.device.settings.DeviceId;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.settings.LedSettings;
import dev.picolight.led.BcmPin;
import dev.picolight.led.Polarity;
import dev.picolight.simulator.lan.NameService;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads the house of a scenario: its boards and its LAN.
final class HouseReader {
    private static final String ROOM = "客廳";
    private static final String ID = "pico-w";
    private static final BrokerAddress BROKER =
            new BrokerAddress(VirtualLan.BROKER_ADDRESS, BrokerAddress.DEFAULT_PORT);
    private static final int BOARDS_MAX = 90;

    private static final List<String> HOUSE = List.of("boards", "lan");
    private static final List<String> BOARD =
            List.of("id", "room", "rooms", "on-boot", "broker", "power");
    private static final List<String> LED = List.of("room", "pin", "polarity", "on-boot");

    private static final Pattern PIN = Pattern.compile("(?:GP|GPIO)\\s?(\\d{1,2})");

    private final Texts texts;
    private final Set<String> unplugged = new HashSet<>();

    HouseReader(Texts texts) {
        this.texts = texts;
    }

    /// Reads `house`.
    ///
    /// @return empty when there is a problem with it
    Optional<HouseSetup> read(Optional<Node> node, String key) {
        if (node.isEmpty()) {
            return Optional.of(
                    new HouseSetup(
                            List.of(board(ID, BROKER, List.of(onBoard(ROOM, BootPolicy.OFF)))),
                            Set.of(),
                            Stack.PICO_W,
                            NameService.ofDesktop(),
                            Optional.empty()));
        }
        Fields house = new Fields(texts, node.get(), key, HOUSE);
        List<DeviceSettings> boards = boards(house);
        LanReader lan = new LanReader(house);
        Stack stack = lan.stack();
        Optional<InetAddress> listensOn = lan.brokerListensOn(boards);
        return boards.isEmpty()
                ? Optional.empty()
                : Optional.of(new HouseSetup(boards, unplugged, stack, lan.names(), listensOn));
    }

    private List<DeviceSettings> boards(Fields house) {
        if (!house.has("boards")) {
            return List.of(board(ID, BROKER, List.of(onBoard(ROOM, BootPolicy.OFF))));
        }
        List<Node> nodes = house.list("boards", Problems.words().listOfBoards());
        if (nodes.size() > BOARDS_MAX) {
            house.problems()
                    .add(house.node(), house.at("boards"), Problems.words().tooMany(BOARDS_MAX));
        }
        List<DeviceSettings> boards = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            Fields fields =
                    new Fields(texts, nodes.get(i), house.at("boards") + "[" + i + "]", BOARD);
            board(fields)
                    .ifPresent(board -> {
                        if (ids.add(board.id().text())) {
                            boards.add(board);
                        } else {
                            fields.problems()
                                    .add(
                                            fields.node(),
                                            fields.at("id"),
                                            Problems.words()
                                                    .sameId(Shown.quoted(board.id().text())));
                        }
                    });
        }
        return boards;
    }

    private Optional<DeviceSettings> board(Fields fields) {
        if (!fields.isUsable()) {
            return Optional.empty();
        }
        Optional<String> id =
                fields.has("id")
                        ? fields.read("id", ID, text -> new DeviceId(text).text())
                        : Optional.of(ID);
        BootPolicy boot = boot(fields).orElse(BootPolicy.OFF);
        BrokerAddress broker =
                fields.read("broker", BROKER.toString(), BrokerAddress::parse).orElse(BROKER);
        boolean plugged =
                fields.read(
                                "power",
                                "on, off",
                                text -> Choice.among(List.of("on", "off"), text).equals("on"))
                        .orElse(true);
        List<LedSettings> leds = leds(fields, boot);
        if (id.isEmpty() || leds.isEmpty()) {
            return Optional.empty();
        }
        if (!plugged) {
            unplugged.add(id.get());
        }
        return Optional.of(board(id.get(), broker, leds));
    }

    private List<LedSettings> leds(Fields board, BootPolicy boot) {
        List<Node> nodes = new ArrayList<>(board.list("rooms", Problems.words().listOfRooms()));
        board.value("room").ifPresent(nodes::addFirst);
        if (!board.has("room") && !board.has("rooms")) {
            return List.of(onBoard(ROOM, boot));
        }
        List<LedSettings> leds = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String key = board.at("rooms") + "[" + i + "]";
            led(nodes.get(i), key, i == 0, boot).ifPresent(leds::add);
        }
        return leds;
    }

    private Optional<LedSettings> led(Node node, String key, boolean first, BootPolicy boot) {
        if (node instanceof ScalarNode) {
            if (!first) {
                texts.problems().add(node, key, Problems.words().whichPin());
            }
            return texts.literal(node, key, ROOM, room -> onBoard(room, boot));
        }
        Fields fields = new Fields(texts, node, key, LED);
        if (!(node instanceof MappingNode)) {
            return Optional.empty();
        }
        LedSettings.Place place =
                fields.read("pin", "LED, GP15", HouseReader::place)
                        .orElse(new LedSettings.Place.OnBoard());
        Polarity polarity =
                fields.read(
                                "polarity",
                                "active-high, active-low",
                                text ->
                                        Choice.among(List.of("active-high", "active-low"), text)
                                                        .equals("active-low")
                                                ? Polarity.ACTIVE_LOW
                                                : Polarity.ACTIVE_HIGH)
                        .orElse(Polarity.ACTIVE_HIGH);
        BootPolicy own = boot(fields).orElse(boot);
        return fields.required("room", ROOM)
                .flatMap(it ->
                        texts.literal(
                                it,
                                fields.at("room"),
                                ROOM,
                                room ->
                                        new LedSettings(
                                                room, place, polarity, TextPolicy.LIGHT, own)));
    }

    private static Optional<BootPolicy> boot(Fields fields) {
        return fields.read(
                "on-boot",
                "off, on, last",
                text ->
                        BootPolicy.valueOf(
                                Choice.among(List.of("off", "on", "last"), text)
                                        .toUpperCase(Locale.ROOT)));
    }

    /// `LED` or `GP15`.
    static LedSettings.Place place(String text) {
        String given = text.strip().toUpperCase(Locale.ROOT);
        if (given.equals("LED")) {
            return new LedSettings.Place.OnBoard();
        }
        Matcher matcher = PIN.matcher(given);
        if (matcher.matches()) {
            int number = Integer.parseInt(matcher.group(1));
            if (number >= BcmPin.LOWEST && number <= BcmPin.HIGHEST) {
                return new LedSettings.Place.OnPin(new BcmPin(number));
            }
        }
        throw new IllegalArgumentException(Problems.words().noPin(Shown.quoted(text)));
    }

    private static LedSettings onBoard(String room, BootPolicy boot) {
        return new LedSettings(
                room,
                new LedSettings.Place.OnBoard(),
                Polarity.ACTIVE_HIGH,
                TextPolicy.LIGHT,
                boot);
    }

    private static DeviceSettings board(String id, BrokerAddress broker, List<LedSettings> leds) {
        DeviceId own = new DeviceId(id);
        return new DeviceSettings(own, DeviceSettings.Broker.plain(broker, own), leds);
    }
}
