package dev.picolight.emulatedpi.shell;

import dev.picolight.emulatedpi.machine.Pin;
import dev.picolight.emulatedpi.machine.SerialConsole;
import dev.picolight.emulatedpi.pi.EmulatedPi;
import dev.picolight.emulatedpi.pi.Leds;
import dev.picolight.emulatedpi.pi.Picolight;
import dev.picolight.emulatedpi.pi.PinJudge;
import dev.picolight.emulatedpi.pi.Setup;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// A Raspberry Pi with PicoLight for hands-on use: its shell, and a line for each change of the
/// pin.
public final class ShellSession {
    private static final int CTRL_BRACKET = 0x1d;
    private static final int LED = 17;
    private static final long BETWEEN_LOOKS_MILLIS = 5;

    private final Setup setup;
    private final PrintWriter out;

    /// @param out the user's terminal
    public ShellSession(Setup setup, PrintWriter out) {
        this.setup = setup;
        this.out = out;
    }

    /// Boots, installs, starts, and then belongs to the user until he presses Ctrl-], leaves the
    /// shell or his input ends.
    public void run() throws IOException, InterruptedException {
        say("booting, which takes half a minute …");
        try (EmulatedPi pi = EmulatedPi.boot(setup, EmulatedPi.PERSIST)) {
            say("installing PicoLight and starting its service …");
            new Picolight(pi).restart(Leds.ONE);
            boolean keys = Terminal.isThere();
            explain(pi.broker().clientSettings(), keys);
            Thread watch = Thread.ofVirtual().start(() -> watchPin(new PinJudge(pi.qmp())));
            if (keys) {
                try (Terminal _ = Terminal.raw()) {
                    attach(pi.console(), true);
                }
            } else {
                attach(pi.console(), false);
            }
            watch.interrupt();
            watch.join();
        }
        say("switched off");
    }

    private void say(String words) {
        out.println("emulated-pi: " + words);
        out.flush();
    }

    private void explain(Path clientSettings, boolean keys) {
        out.printf(
                """

                A Raspberry Pi 3B with PicoLight runs. Light its LED from another terminal:

                    XDG_CONFIG_HOME='%1$s' mosquitto_pub -t '客廳/message' -m '測試訊息'

                The broker's address, user and password are in %1$s/mosquitto_pub, which mosquitto_pub
                reads there, so that no password stands in a command line. The same with mosquitto_sub -v -t '#'.

                Each change of pin %2$d is told here, as read from the SoC's registers.
                Below is the Raspberry Pi's own shell, as root. Worth a try:

                    systemctl status picolight
                    journalctl -u picolight
                    sed -i s/17/27/ /etc/picolight/device.yaml; systemctl restart picolight

                %3$s
                """,
                clientSettings,
                LED,
                keys ? "To leave: exit, or Ctrl-]" : "To leave: exit, or the end of the input");
        out.flush();
    }

    private void watchPin(PinJudge judge) {
        try {
            Pin told = judge.look(LED);
            while (!Thread.interrupted()) {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
                Pin now = judge.look(LED);
                if (!now.equals(told)) {
                    out.printf("\r\n[pin %d: %s]\r\n", LED, now);
                    out.flush();
                    told = now;
                }
            }
        } catch (InterruptedException | IOException ended) {
            // the Raspberry Pi is switched off
        }
    }

    private void attach(SerialConsole console, boolean keys)
            throws IOException, InterruptedException {
        CompletableFuture<Void> end = new CompletableFuture<>();
        int mark = console.mark();
        Thread shellEnds =
                Thread.ofVirtual()
                        .start(() -> {
                            console.awaitEndOrWords(mark, EmulatedPi.READY);
                            end.complete(null);
                        });
        console.echoTo(text -> {
            out.print(text.replace(EmulatedPi.READY, ""));
            out.flush();
        });
        console.type(startOfShell(keys));
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        if (forward(System.in, console)) {
                            end.complete(null);
                        } else {
                            console.type("exit\n");
                        }
                    } catch (IOException gone) {
                        end.complete(null);
                    }
                });
        end.join();
        shellEnds.interrupt();
    }

    private static String startOfShell(boolean keys) throws IOException {
        String environment =
                keys
                        ? "stty sane rows %s cols %s; PS1='root@emulated-pi:\\w# ' TERM=xterm "
                                .formatted((Object[]) Terminal.size().split(" ", 2))
                        : "";
        return environment + "exec bash --norc" + (keys ? " -i" : "") + "\n";
    }

    /// Returns at the end of the input, or, with true, at Ctrl-].
    private static boolean forward(InputStream input, SerialConsole console) throws IOException {
        byte[] some = new byte[256];
        for (int count = input.read(some); count >= 0; count = input.read(some)) {
            for (int i = 0; i < count; i++) {
                if (some[i] == CTRL_BRACKET) {
                    return true;
                }
            }
            console.type(some, count);
        }
        return false;
    }
}
