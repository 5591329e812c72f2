package dev.picolight.device.app;

import dev.picolight.device.diagnosis.OwnAddresses;
import dev.picolight.device.doctor.MachineExamination;
import dev.picolight.device.doctor.Report;
import dev.picolight.device.doctor.Screen;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.words.Words;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.Optional;

/// Looks at the broker's machine as `doctor --here` does.
final class ExaminedAfterwards implements Afterwards {
    @Override
    public ExitCode look(SetUp done, PrintWriter out) throws InterruptedException {
        BrokerWords say = Words.of(BrokerWords.class);
        Optional<InetAddress> own = OwnAddresses.ofThisMachine().stream().findFirst();
        if (!done.restarted() || own.isEmpty()) {
            // what runs does not know the files yet, or nobody could reach it anyway
            out.println(
                    say.examineLater(
                            Program.name(),
                            options(
                                    done,
                                    own.map(InetAddress::getHostAddress)
                                            .orElse("192.168.137.113"))));
            out.flush();
            return ExitCode.OK;
        }
        out.println(say.examinesNow());
        try (Screen screen = new Screen(out, System.out.charset(), DoctorCommand.isTerminal())) {
            Report report =
                    MachineExamination.of(
                            own.get(),
                            done.ports(),
                            done.folder().main(),
                            new MonotonicTime(),
                            screen);
            screen.conclude(report);
            return switch (report.outcome()) {
                case HEALTHY, UNKNOWN -> ExitCode.OK;
                case PROBLEM -> ExitCode.FAILED;
            };
        }
    }

    /// By which options the doctor connects as a device does. A certificate of its own it only
    /// takes from settings.
    private static String options(SetUp done, String address) {
        int port = done.ports().getFirst();
        boolean tls = port == BrokerAddress.DEFAULT_TLS_PORT;
        if (tls && done.certificates()) {
            return "--settings FILE";
        }
        return "--broker %s:%d --user NAME".formatted(address, port)
                + (tls ? " --tls-ca " + done.folder().authority() : "");
    }
}
