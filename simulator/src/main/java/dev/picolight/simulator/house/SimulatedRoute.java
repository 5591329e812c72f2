package dev.picolight.simulator.house;

import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.paho.Evidence;
import dev.picolight.simulator.broker.InMemoryRoute;
import dev.picolight.simulator.lan.SimulatedRadio;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.lan.Stack.Situation;
import dev.picolight.simulator.lan.VirtualLan;
import dev.picolight.simulator.time.Simulation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// How a board of a [SimulatedHouse] finds the broker, and what its network stack says when it does
/// not.
final class SimulatedRoute implements InMemoryRoute {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
    private static final InetAddress BROKER = InetAddress.ofLiteral(VirtualLan.BROKER_ADDRESS);

    private final Simulation simulation;
    private final VirtualLan lan;
    private final Stack stack;
    private final SimulatedRadio radio;
    private final BooleanSupplier namesFail;
    private final Consumer<String> console;

    /// @param namesFail whether the name service is silent
    /// @param console told what the stack says, as a board's console shows it
    SimulatedRoute(
            Simulation simulation,
            VirtualLan lan,
            Stack stack,
            SimulatedRadio radio,
            BooleanSupplier namesFail,
            Consumer<String> console) {
        this.simulation = simulation;
        this.lan = lan;
        this.stack = stack;
        this.radio = radio;
        this.namesFail = namesFail;
        this.console = console;
    }

    @Override
    public void find(BrokerAddress server, Consumer<Optional<Obstacle>> found) {
        if (!radio.isConnected()) {
            fail(Situation.NO_WIFI, server, found);
            return;
        }
        Optional<InetAddress> literal = literal(server);
        if (literal.isPresent()) {
            reach(literal.get(), server, found);
        } else {
            ask(server, stack.of(Situation.NAME_SERVER_SILENT).after(), found);
        }
    }

    private static Optional<InetAddress> literal(BrokerAddress server) {
        try {
            return Optional.of(InetAddress.ofLiteral(server.host()));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }

    /// Asks again each second while nobody answers.
    private void ask(BrokerAddress server, Duration patience, Consumer<Optional<Obstacle>> found) {
        if (!namesFail.getAsBoolean()) {
            Optional<InetAddress> address = lookUp(server);
            if (address.isPresent()) {
                reach(address.get(), server, found);
            } else {
                fail(Situation.NAME_UNKNOWN, server, found);
            }
        } else if (patience.isPositive()) {
            simulation.schedule(
                    BETWEEN_QUESTIONS,
                    () -> ask(server, patience.minus(BETWEEN_QUESTIONS), found));
        } else {
            found.accept(Optional.of(obstacle(Situation.NAME_SERVER_SILENT, server)));
        }
    }

    private static Optional<InetAddress> lookUp(BrokerAddress server) {
        return server.host().equals("broker.lan") ? Optional.of(BROKER) : Optional.empty();
    }

    private void reach(
            InetAddress address, BrokerAddress server, Consumer<Optional<Obstacle>> found) {
        Optional<Situation> wrong =
                address.isLoopbackAddress() || address.isAnyLocalAddress()
                        ? Optional.of(Situation.ITSELF)
                        : lan.unreached(new InetSocketAddress(address, server.port()));
        wrong.ifPresentOrElse(
                situation -> fail(situation, server, found), () -> found.accept(Optional.empty()));
    }

    /// Tells it as late as the board's stack does.
    private void fail(
            Situation situation, BrokerAddress server, Consumer<Optional<Obstacle>> found) {
        Obstacle obstacle = obstacle(situation, server);
        simulation.schedule(obstacle.after(), () -> found.accept(Optional.of(obstacle)));
    }

    private Obstacle obstacle(Situation situation, BrokerAddress server) {
        Stack.Failure failure = stack.of(situation);
        return new Obstacle(
                failure.after(),
                trouble(situation, failure),
                failure.words(),
                server.host() + ": " + failure.words());
    }

    /// As the device sees it on a real board.
    private static Trouble trouble(Situation situation, Stack.Failure failure) {
        return situation == Situation.REFUSED
                ? Trouble.REFUSED // lwIP calls it a reset
                : Evidence.trouble(failure.exception(situation, ""), Trouble.OTHER);
    }

    @Override
    public Obstacle refused(BrokerAddress server) {
        return obstacle(Situation.REFUSED, server);
    }

    @Override
    public Optional<Obstacle> unanswered(BrokerAddress server) {
        return Optional.of(obstacle(Situation.SWALLOWED, server));
    }

    @Override
    public Obstacle impatient(BrokerAddress server) {
        return obstacle(Situation.IMPATIENT, server);
    }

    @Override
    public void failed(Obstacle obstacle) {
        console.accept(obstacle.words());
    }
}
