package dev.picolight.simulator.app;

import dev.picolight.device.app.Console;
import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.ExitCode;
import dev.picolight.device.app.Program;
import dev.picolight.device.diagnosis.LoopbackCheck;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.settings.DeviceSettings;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.broker.BrokerFault;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.house.House;
import dev.picolight.simulator.house.HousePlan;
import dev.picolight.simulator.house.LiveHouse;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.VirtualLan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A house, as the command line says: its boards, its LAN, what is broken in it.
final class HouseOptions {
    @Option(
            names = "--broker",
            paramLabel = "HOST[:PORT]",
            converter = Converters.OfBroker.class,
            description =
                    "the broker's address as the boards are told (default: that of the settings, or 192.168.137.113)")
    private Optional<BrokerAddress> broker = Optional.empty();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "the device's settings; samples stand in config/")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--room",
            paramLabel = "ROOM",
            description = "the LED's room when there are no settings (default: 客廳)")
    private Optional<String> room = Optional.empty();

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "the device's id when there are no settings (default: pico-w)")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--board",
            paramLabel = "ID=ROOM[,ROOM…]",
            converter = Converters.OfBoard.class,
            description =
                    "a board in these rooms, beside that of --settings if there is one; may be given again")
    private List<ToldBoard> boards = new ArrayList<>();

    @Option(
            names = "--profile",
            defaultValue = "pico-w",
            paramLabel = "BOARD",
            converter = Converters.OfStack.class,
            description =
                    "whose errors connecting gives, and after how long: pico-w (lwIP under MicroPython) or pi (Linux)")
    private Stack stack = Stack.PICO_W;

    @Option(
            names = "--speed",
            defaultValue = "1",
            paramLabel = "FACTOR",
            converter = Converters.OfPace.class,
            description =
                    "how fast the boards' time goes: boot, patterns, waits; 1 is as a real one's")
    private Pace pace = Pace.REAL;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description =
                    "all chance in the house: how long joining takes, half of each wait, what is lost")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--fault",
            paramLabel = "TEXT",
            converter = Converters.OfFault.class,
            description =
                    "what is broken from the start, for example \"wifi weak\" or \"latency latency=200\"; may be given again")
    private List<Fault> faults = new ArrayList<>();

    @Mixin private LanOptions lan = new LanOptions();

    /// What the house is made from.
    ///
    /// @throws Refusal in the user's words
    HousePlan plan() {
        List<DeviceSettings> all = new ArrayList<>();
        settings().ifPresent(all::add);
        BrokerAddress told =
                all.isEmpty() ? broker.orElse(ToldBoard.BROKER) : all.getFirst().broker().address();
        boards.forEach(board -> all.add(checked(board.settings(told))));
        VirtualLan around = lan.lan(told);
        try {
            return new HousePlan(all, around, stack, pace, seed.orElseGet(System::nanoTime));
        } catch (IllegalArgumentException twoOfAnId) {
            throw new Refusal(ExitCode.USAGE, Words.of(DeskWords.class).idTwice());
        }
    }

    /// All chance, where it was said.
    Optional<Long> seed() {
        return seed;
    }

    Pace pace() {
        return pace;
    }

    /// A house in real time.
    ///
    /// @throws Refusal in the user's words when its broker cannot start
    static LiveHouse openLive(HousePlan plan) {
        try {
            return LiveHouse.open(plan);
        } catch (BrokerFault fault) {
            throw refusal(fault);
        }
    }

    static Refusal refusal(BrokerFault fault) {
        return new Refusal(
                ExitCode.BROKER,
                Words.of(DeskWords.class)
                        .causeAndRemedy(String.valueOf(fault.getMessage()), fault.remedy()));
    }

    /// Breaks what is to be broken from the start, of every board.
    ///
    /// @throws Refusal in the user's words when something cannot be broken in this house
    void breakThings(House house) {
        try {
            faults.forEach(fault -> house.faults().begin(fault, Optional.empty()));
        } catch (IllegalArgumentException impossible) {
            throw new Refusal(ExitCode.USAGE, String.valueOf(impossible.getMessage()));
        }
    }

    /// Whether there are settings that can be read again.
    boolean hasSettings() {
        return file.isPresent();
    }

    /// Those of the first board: what the file says, or what the options do; empty where only
    /// boards are given.
    ///
    /// @throws Refusal in the user's words when they are not good for a simulated board
    Optional<DeviceSettings> settings() {
        if (file.isPresent()) {
            if (room.isPresent() || id.isPresent()) {
                throw new Refusal(
                        ExitCode.USAGE,
                        Words.of(DeskWords.class).eitherSettings(file.get().toString()));
            }
            DeviceSettings read = Console.read(file.get());
            return Optional.of(checked(broker.map(address -> told(read, address)).orElse(read)));
        }
        if (!boards.isEmpty()) {
            if (room.isPresent() || id.isPresent()) {
                throw new Refusal(ExitCode.USAGE, Words.of(DeskWords.class).eitherBoard());
            }
            return Optional.empty();
        }
        return Optional.of(
                checked(
                        new ToldBoard(id.orElse("pico-w"), List.of(room.orElse("客廳")))
                                .settings(broker.orElse(ToldBoard.BROKER))));
    }

    private static DeviceSettings checked(DeviceSettings settings) {
        Console.refuseLoopback(settings.broker().address(), HouseOptions::remedy);
        return settings;
    }

    private static String remedy(LoopbackCheck.Refusal refusal) {
        return Words.of(DeskWords.class)
                .ownNetwork(
                        Program.name(),
                        VirtualLan.BROKER_ADDRESS,
                        refusal.address().port(),
                        refusal.tryInstead());
    }

    private static DeviceSettings told(DeviceSettings settings, BrokerAddress address) {
        DeviceSettings.Broker old = settings.broker();
        return new DeviceSettings(
                settings.id(),
                new DeviceSettings.Broker(
                        address,
                        old.allowLoopback(),
                        old.clientIdentifier(),
                        old.credentials(),
                        old.keepAlive(),
                        old.tls()),
                settings.leds(),
                settings.presence());
    }
}
