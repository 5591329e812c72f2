package dev.picolight.device.mosquitto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.mqtt.BrokerAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server that speaks TLS 1.1 and nothing newer, by `openssl s_server`: Mosquitto has no setting
/// for the newest version.
public final class OldTlsServer implements AutoCloseable {
    private static final Pattern ACCEPT = Pattern.compile("ACCEPT 127\\.0\\.0\\.1:(\\d+)\n");

    private final Tool tool;

    private OldTlsServer(Tool tool) {
        this.tool = tool;
    }

    /// Starts it on a free port of 127.0.0.1.
    public static OldTlsServer start(Issued server) {
        OldTlsServer started =
                new OldTlsServer(
                        Tool.start(
                                "openssl",
                                "s_server",
                                "-accept",
                                "127.0.0.1:0",
                                "-www", // does not wait for input
                                "-tls1_1",
                                "-cipher",
                                "DEFAULT@SECLEVEL=0",
                                "-cert",
                                server.certificate().toString(),
                                "-key",
                                server.key().toString()));
        assertThat(started.tool.waitForOutput("ACCEPT"))
                .as("openssl s_server listens; it says: %s", started.tool.output())
                .isTrue();
        return started;
    }

    /// Where it listens.
    public BrokerAddress address() {
        Matcher accept = ACCEPT.matcher(tool.output());
        assertThat(accept.find()).as(tool.output()).isTrue();
        return new BrokerAddress("127.0.0.1", Integer.parseInt(accept.group(1)));
    }

    @Override
    public void close() {
        tool.kill();
    }
}
