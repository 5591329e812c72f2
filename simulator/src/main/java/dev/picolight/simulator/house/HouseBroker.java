package dev.picolight.simulator.house;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.settings.DeviceSettings;
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
    private final Optional<EmbeddedBroker> embedded;
    private final BrokerAddress address;
    private final VirtualLan lan;

    private HouseBroker(Optional<EmbeddedBroker> embedded, BrokerAddress address, VirtualLan lan) {
        this.embedded = embedded;
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
                    Optional.of(broker),
                    broker.address(),
                    new VirtualLan(plan.lan().ssid(), rules, plan.lan().closed()));
        }
        BrokerAddress told =
                plan.boards().isEmpty()
                        ? new BrokerAddress("127.0.0.1", BrokerAddress.DEFAULT_PORT)
                        : plan.boards().getFirst().broker().address();
        return new HouseBroker(Optional.empty(), leadsTo(told, plan.lan().rules()), plan.lan());
    }

    /// Whether a house like this needs a broker of its own.
    static boolean isNeeded(HousePlan plan) {
        List<BrokerAddress> told =
                plan.boards().stream()
                        .map(DeviceSettings::broker)
                        .map(DeviceSettings.Broker::address)
                        .filter(it -> it.host().equals(VirtualLan.BROKER_ADDRESS))
                        .toList();
        InetAddress here = InetAddress.ofLiteral(VirtualLan.BROKER_ADDRESS);
        return !told.isEmpty()
                && plan.lan().rules().stream().noneMatch(rule -> rule.from().equals(here));
    }

    /// Names lead where they lead; an address of the virtual LAN where its rule says.
    private static BrokerAddress leadsTo(BrokerAddress told, List<NatRule> rules) {
        try {
            InetSocketAddress literal =
                    new InetSocketAddress(InetAddress.ofLiteral(told.host()), told.port());
            InetSocketAddress real = new HouseDialer(rules).leadsTo(literal);
            return new BrokerAddress(real.getHostString(), real.getPort());
        } catch (IllegalArgumentException aName) {
            return told;
        }
    }

    /// Whether it is in this process.
    boolean isEmbedded() {
        return embedded.isPresent();
    }

    /// Where programs on this machine reach it.
    BrokerAddress address() {
        return address;
    }

    /// The LAN of the boards, in which it is reached.
    VirtualLan lan() {
        return lan;
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedBroker::close);
    }
}
