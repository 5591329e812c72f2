package dev.picolight.simulator.house;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.simulator.broker.BrokerOptions;
import dev.picolight.simulator.broker.EmbeddedBroker;
import dev.picolight.simulator.lan.NatRule;
import dev.picolight.simulator.lan.VirtualLan;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The broker of a house: one in this process where the boards are told the address of the
/// documents and that leads nowhere, otherwise the one that they are told of.
final class HouseBroker implements AutoCloseable {
    private final BrokerOptions options;
    private Optional<EmbeddedBroker> embedded;
    private final boolean own;
    private final BrokerAddress address;
    private final VirtualLan lan;

    private HouseBroker(
            BrokerOptions options,
            Optional<EmbeddedBroker> embedded,
            BrokerAddress address,
            VirtualLan lan) {
        this.options = options;
        this.embedded = embedded;
        this.own = embedded.isPresent();
        this.address = address;
        this.lan = lan;
    }

    /// @throws dev.picolight.simulator.broker.BrokerFault when it cannot start
    static HouseBroker open(HousePlan plan, BrokerOptions options) {
        if (isNeeded(plan)) {
            EmbeddedBroker broker = EmbeddedBroker.start(options);
            List<NatRule> rules = new ArrayList<>(plan.lan().rules());
            rules.add(
                    NatRule.parse(
                            "%s=127.0.0.1:%d".formatted(VirtualLan.BROKER_ADDRESS, broker.port())));
            return new HouseBroker(
                    options, Optional.of(broker), broker.address(), withRules(plan.lan(), rules));
        }
        BrokerAddress told =
                plan.boards().isEmpty()
                        ? new BrokerAddress("127.0.0.1", BrokerAddress.DEFAULT_PORT)
                        : plan.boards().getFirst().broker().address();
        return new HouseBroker(options, Optional.empty(), leadsTo(told, plan.lan()), plan.lan());
    }

    /// Whether a house like this needs a broker of its own.
    static boolean isNeeded(HousePlan plan) {
        InetAddress here = InetAddress.ofLiteral(VirtualLan.BROKER_ADDRESS);
        return plan.boards().stream()
                        .map(board -> board.broker().address().host())
                        .flatMap(host -> plan.lan().names().known(host).stream())
                        .anyMatch(here::equals)
                && plan.lan().rules().stream().noneMatch(rule -> rule.from().equals(here))
                && plan.lan().hosts().stream().noneMatch(host -> host.address().equals(here));
    }

    private static VirtualLan withRules(VirtualLan lan, List<NatRule> rules) {
        return new VirtualLan(
                lan.accessPoint(), lan.dhcp(), lan.names(), rules, lan.closed(), lan.hosts());
    }

    /// Names lead where they lead; an address of the virtual LAN where its rule says.
    private static BrokerAddress leadsTo(BrokerAddress told, VirtualLan lan) {
        return lan.names()
                .known(told.host())
                .map(it -> new HouseDialer(lan).leadsTo(new InetSocketAddress(it, told.port())))
                .map(real -> new BrokerAddress(real.getHostString(), real.getPort()))
                .orElse(told);
    }

    /// Whether it is in this process.
    boolean isEmbedded() {
        return own;
    }

    /// Where programs on this machine reach it.
    BrokerAddress address() {
        return address;
    }

    /// The LAN of the boards, in which it is reached.
    VirtualLan lan() {
        return lan;
    }

    /// Ends it, if it is in this process; what it remembers is lost.
    synchronized void stop() {
        embedded.ifPresent(EmbeddedBroker::close);
        embedded = Optional.empty();
    }

    /// Starts it again on the same port.
    ///
    /// @throws dev.picolight.simulator.broker.BrokerFault when another program has taken the port
    synchronized void start() {
        if (own && embedded.isEmpty()) {
            embedded = Optional.of(EmbeddedBroker.start(options.onPort(address.port())));
        }
    }

    @Override
    public void close() {
        stop();
    }
}
