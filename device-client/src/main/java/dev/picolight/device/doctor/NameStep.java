package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.paho.Evidence;
import dev.picolight.device.port.Dialer;
import dev.picolight.device.words.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// Which addresses the Server's name has.
final class NameStep {
    private final Known known;
    private final Dialer dialer;
    private final InstantSource time;

    NameStep(Known known, Dialer dialer, InstantSource time) {
        this.known = known;
        this.dialer = dialer;
        this.time = time;
    }

    /// Looks. Blocks, within a limit; an interrupt ends it.
    Finding look() throws InterruptedException {
        DoctorWords say = Words.of(DoctorWords.class);
        BrokerAddress server = known.patient().connect().address();
        Stopwatch watch = new Stopwatch(time);
        List<InetAddress> addresses;
        try {
            addresses = dialer.resolve(server.asciiHost());
        } catch (IOException unresolved) {
            Interrupted.check();
            NotReached setback =
                    new NotReached(
                            Evidence.trouble(unresolved, Trouble.NAME_UNKNOWN),
                            server,
                            watch.elapsed(),
                            Evidence.words(unresolved));
            return Finding.fatal(
                    Step.NAME, setback.cause(), List.of(), watch.elapsed(), known.explain(setback));
        }
        known.foundAddresses(addresses);
        return Finding.ok(
                Step.NAME,
                isAddress(server.host())
                        ? say.isAddress(server.host())
                        : say.nameHas(
                                server.host(),
                                addresses.stream()
                                        .map(NameStep::shown)
                                        .collect(Collectors.joining(", "))),
                List.of(),
                watch.elapsed());
    }

    private static boolean isAddress(String host) {
        try {
            InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    /// Without the zone, which only this machine understands.
    static String shown(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
