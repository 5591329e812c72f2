package dev.picolight.device.brokerhost;

import dev.picolight.device.brokersetup.ConfigLine;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds out on the broker's own machine why devices cannot connect. It reads and asks, and changes
/// nothing. For any one thread; programs that it asks may take some seconds.
public final class BrokerHost {
    private static final String USUAL_USER = "mosquitto";

    private final ProcessFiles files;
    private final Programs programs;
    private final Path root;
    private final InstantSource clock;
    private final ZoneId zone;

    /// @param proc where Linux tells of processes, `/proc`
    /// @param root of the file system
    /// @param clock the machine's, for certificates
    BrokerHost(Path proc, Programs programs, Path root, InstantSource clock, ZoneId zone) {
        files = new ProcessFiles(proc);
        this.programs = programs;
        this.root = root;
        this.clock = clock;
        this.zone = zone;
    }

    /// That on which this program runs.
    public static BrokerHost ofThisMachine() {
        return new BrokerHost(
                Path.of("/proc"),
                new InstalledPrograms(),
                Path.of("/"),
                InstantSource.system(),
                ZoneId.systemDefault());
    }

    /// All addresses of this machine, those of the loopback interface too.
    public static List<InetAddress> ownAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .toList();
        } catch (SocketException noNetwork) {
            return List.of();
        }
    }

    /// Whether the broker runs on this machine: one of its addresses is one of this machine's.
    ///
    /// @param broker all addresses that the broker's name has
    public static boolean isHere(Collection<InetAddress> broker) {
        List<InetAddress> own = ownAddresses();
        return broker.stream().anyMatch(it -> it.isLoopbackAddress() || own.contains(it));
    }

    /// The port of a broker, looked at for any device.
    ///
    /// @param used the address in the device's settings, if there is one
    public List<HereFinding> inspect(int port, Optional<InetAddress> used)
            throws InterruptedException {
        List<HereFinding> findings = new ArrayList<>();
        inspect(
                new HereQuestion(port, used, Optional.empty(), Optional.empty(), ownAddresses()),
                findings::add);
        return findings;
    }

    /// All steps, in the order of [HereStep].
    ///
    /// @param found takes each finding as soon as it is there, on this thread
    public void inspect(HereQuestion question, Consumer<HereFinding> found)
            throws InterruptedException {
        SocketsCheck sockets = new SocketsCheck(files, programs, System.getProperty("os.name", ""));
        sockets.findings(question).forEach(found);
        ConfigurationSearch.Found search =
                new ConfigurationSearch(files, root)
                        .look(question.configuration(), sockets.owner(question.port()));
        search.findings().forEach(found);
        Optional<BrokerFiles> broker = Optional.empty();
        if (search.isKnown()) {
            BrokerFiles read =
                    BrokerFiles.read(
                            search.process(), search.main(), MosquittoProgram.version(programs));
            broker = Optional.of(read);
            configuration(read, question, found);
        }
        new ServiceCheck(files, programs, broker, question.port(), zone).findings().forEach(found);
        new FirewallCheck(programs, question).findings().forEach(found);
    }

    private void configuration(
            BrokerFiles broker, HereQuestion question, Consumer<HereFinding> found)
            throws InterruptedException {
        new ConfigurationCheck(broker).findings().forEach(found);
        new ListenerCheck(broker, question).findings().forEach(found);
        Optional<MosquittoListener> listener =
                broker.settings().on(question.port()).stream()
                        .findFirst()
                        .or(() -> broker.settings().listeners().stream().findFirst());
        if (listener.isEmpty()) {
            return; // in local only mode everybody gets in, from this machine alone
        }
        Optional<ConfigLine> user = Optional.ofNullable(broker.settings().common().get("user"));
        Optional<BrokerAccount> account =
                BrokerAccount.of(
                        broker.process(), user.map(ConfigLine::value).orElse(USUAL_USER), root);
        new UsersCheck(broker, listener.get(), question, account, programs)
                .findings()
                .forEach(found);
        new RulesCheck(broker, listener.get(), question, account, programs)
                .findings()
                .forEach(found);
        new CertificatesCheck(broker, listener.get(), account, programs, clock.instant())
                .findings()
                .forEach(found);
    }
}
