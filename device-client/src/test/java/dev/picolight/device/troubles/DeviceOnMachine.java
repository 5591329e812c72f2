package dev.picolight.device.troubles;

import dev.picolight.device.diagnosis.Circumstances;
import dev.picolight.device.diagnosis.Circumstances.Answer;
import dev.picolight.device.diagnosis.Neighbours;
import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.mqtt.BrokerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The program on the device's machine: tries each broker that a line of its input names, and
/// prints what it has met. `fill HOST:PORT` makes connections there until nobody accepts them any
/// more; `stay HOST:PORT` goes online there, and `alive HOST:PORT` asks for a sign of life, which
/// must not come.
final class DeviceOnMachine {
    private static final int CONNECTIONS_MAX = 5000;
    private static final int ACCEPTED_MILLIS = 700;

    private static volatile Optional<Attempt> online = Optional.empty();

    private DeviceOnMachine() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("names")) {
            Nameserver.start();
        }
        List<Socket> kept = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String asked = line;
                if (asked.startsWith("fill ")) {
                    fill(BrokerAddress.parse(asked.substring(5)), kept);
                    say(asked + "\tdone");
                } else if (asked.startsWith("stay ")) {
                    Thread.ofPlatform().start(() -> stay(asked));
                } else if (asked.startsWith("alive ")) {
                    Thread.ofPlatform().start(() -> askForLife(asked));
                } else {
                    Thread.ofPlatform().start(() -> attempt(asked));
                }
            }
        }
        System.exit(0);
    }

    private static void fill(BrokerAddress broker, List<Socket> kept) {
        for (int i = 0; i < CONNECTIONS_MAX; i++) {
            Socket socket = new Socket();
            kept.add(socket);
            try {
                socket.connect(
                        new InetSocketAddress(broker.host(), broker.port()), ACCEPTED_MILLIS);
            } catch (IOException full) {
                return;
            }
        }
    }

    private static void stay(String asked) {
        online =
                Optional.of(
                        Attempt.connected(Given.device(BrokerAddress.parse(asked.substring(5)))));
        say(asked + "\tdone");
    }

    private static void askForLife(String asked) {
        say(asked + "\t" + online.orElseThrow().ping().getClass().getSimpleName());
    }

    /// A tab between the fields, and the words, which may have anything, in Base64.
    private static void attempt(String asked) {
        NotReached met = (NotReached) Attempt.failing(Given.device(BrokerAddress.parse(asked)));
        Circumstances around = lookAround(met);
        say(
                String.join(
                        "\t",
                        asked,
                        met.trouble().name(),
                        String.valueOf(met.after().toMillis()),
                        base64(met.detail()),
                        met.tried().map(it -> it.address().getHostAddress()).orElse("-"),
                        met.tried().map(it -> it.neighbour().name()).orElse("-"),
                        around.neighbour().name(),
                        around.sameNetwork().name(),
                        around.ownAddress().name()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }

    private static Circumstances lookAround(NotReached met) {
        List<InterfaceAddress> own = own();
        Optional<InetAddress> tried = met.tried().map(it -> it.address());
        return new Circumstances(
                tried.map(Neighbours::answersFor).orElse(Answer.UNKNOWN),
                tried.map(it -> Answer.of(own.stream().anyMatch(mine -> isIn(mine, it))))
                        .orElse(Answer.UNKNOWN),
                Answer.of(!own.isEmpty()),
                Answer.NO);
    }

    private static List<InterfaceAddress> own() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(card -> card.getInterfaceAddresses().stream())
                    .filter(mine -> mine.getAddress() instanceof Inet4Address)
                    .filter(mine -> !mine.getAddress().isLoopbackAddress())
                    .toList();
        } catch (IOException cannotTell) {
            throw new IllegalStateException(cannotTell);
        }
    }

    private static boolean isIn(InterfaceAddress mine, InetAddress other) {
        int bits = 32 - mine.getNetworkPrefixLength();
        return number(mine.getAddress()) >> bits == number(other) >> bits;
    }

    private static long number(InetAddress address) {
        long number = 0;
        for (byte each : address.getAddress()) {
            number = number << 8 | (each & 0xFF);
        }
        return number;
    }
}
