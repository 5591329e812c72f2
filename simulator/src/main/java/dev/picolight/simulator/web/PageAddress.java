package dev.picolight.simulator.web;

import dev.picolight.device.words.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/// Where the page is wanted. On this machine alone: whoever reaches it can pull plugs, and nobody
/// is asked for a password.
///
/// @param host a loopback address
/// @param port 0: any that is free
/// @param further how many ports after this one are tried when it is taken
public record PageAddress(InetAddress host, int port, int further) {
    private static final int PORT_MAX = 65_535;
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /// 127.0.0.1:8080, or the next that is free.
    public static final PageAddress DEFAULT = new PageAddress(LOOPBACK, 8080, 20);

    public PageAddress {
        if (!host.isLoopbackAddress()) {
            throw new IllegalArgumentException(words().notLoopback(host.getHostAddress()));
        }
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException(words().noPort(String.valueOf(port)));
        }
    }

    /// Reads `PORT` or `ADDRESS:PORT`.
    ///
    /// @throws IllegalArgumentException with words for the user
    public static PageAddress parse(String text) {
        String given = text.strip();
        int colon = given.lastIndexOf(':');
        return new PageAddress(
                colon < 0 ? LOOPBACK : host(given.substring(0, colon)),
                port(given.substring(colon + 1)),
                0);
    }

    private static InetAddress host(String text) {
        if (text.equalsIgnoreCase("localhost")) {
            return LOOPBACK;
        }
        try {
            return InetAddress.ofLiteral(
                    text.startsWith("[") && text.endsWith("]")
                            ? text.substring(1, text.length() - 1)
                            : text);
        } catch (IllegalArgumentException notAnAddress) {
            throw new IllegalArgumentException(words().notLoopback(text), notAnAddress);
        }
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}")) {
            throw new IllegalArgumentException(words().noPort(text));
        }
        return Integer.parseInt(text);
    }

    /// Listens there; nothing is accepted yet.
    ///
    /// @throws PageFault when every wanted port is taken
    ServerSocketChannel listen() {
        int last = Math.min(port + further, PORT_MAX);
        for (int wanted = port; ; wanted++) {
            try {
                return listen(wanted);
            } catch (IOException taken) {
                if (wanted >= last) {
                    throw new PageFault(
                            further == 0
                                    ? words().taken(port, String.valueOf(taken.getMessage()))
                                    : words().allTaken(port, last),
                            taken);
                }
            }
        }
    }

    private ServerSocketChannel listen(int wanted) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(host, wanted));
            return channel;
        } catch (IOException taken) {
            channel.close();
            throw taken;
        }
    }

    private static WebWords words() {
        return Words.of(WebWords.class);
    }
}
