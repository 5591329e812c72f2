package dev.picolight.device.app;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.words.Language;
import dev.picolight.device.words.Speaking;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Runs `doctor` within this process, and has Servers for it that never were MQTT 5 brokers.
final class Doctors {
    private Doctors() {}

    /// What came of it.
    ///
    /// @param printed on stdout
    record Said(int exitCode, String printed) {
        /// The paragraph at the end.
        String conclusion() {
            return printed.strip().lines().reduce((_, last) -> last).orElse("");
        }

        /// The texts of these keys of the JSON object, in the order in which they stand there,
        /// below `conclusion`.
        List<String> concluded(String key) {
            List<String> found = new ArrayList<>();
            boolean concluding = false;
            try (JsonParser parser =
                    new JsonFactory().createParser(ObjectReadContext.empty(), printed)) {
                JsonToken token = parser.nextToken();
                while (token != null) {
                    if (token == JsonToken.PROPERTY_NAME) {
                        concluding |= parser.currentName().equals("conclusion");
                        if (concluding && parser.currentName().equals(key)) {
                            parser.nextToken();
                            found.add(parser.getString());
                        }
                    }
                    token = parser.nextToken();
                }
            }
            return found;
        }

        /// Every code of a cause, the deciding ones last.
        List<String> causes() {
            return concluded("code");
        }
    }

    static Said doctor(String... arguments) {
        return doctor(Language.ENGLISH, arguments);
    }

    /// The same in the language of somebody else.
    static Said doctor(Language language, String... arguments) {
        return Speaking.in(language, () -> run(arguments));
    }

    private static Said run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try (EndOnSignal signal = new EndOnSignal()) {
            int code =
                    CommandLines.of(new DoctorCommand(), signal)
                            .setOut(new PrintWriter(out))
                            .setErr(new PrintWriter(err))
                            .execute(arguments);
            return new Said(code, out + err.toString());
        }
    }

    /// A Server that says the same to everybody, whatever it hears, and then waits for the end.
    static final class OneAnswer implements AutoCloseable {
        private final ServerSocket listening;
        private final byte[] answer;

        OneAnswer(byte... answer) {
            this.answer = answer.clone();
            try {
                listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            } catch (IOException noPort) {
                throw new UncheckedIOException(noPort);
            }
            Thread.ofVirtual().start(this::accept);
        }

        BrokerAddress address() {
            return new BrokerAddress("127.0.0.1", listening.getLocalPort());
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = listening.accept();
                    Thread.ofVirtual().start(() -> serve(client));
                }
            } catch (IOException closed) {
                // the test is over
            }
        }

        private void serve(Socket client) {
            try (client;
                    InputStream in = client.getInputStream()) {
                if (in.read() >= 0) {
                    client.getOutputStream().write(answer);
                    in.transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException gone) {
                // the client has heard enough
            }
        }

        @Override
        public void close() {
            try {
                listening.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
