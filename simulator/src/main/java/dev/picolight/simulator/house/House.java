package dev.picolight.simulator.house;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.OutboundMessage;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.simulator.fault.ActiveFaults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Boards in the rooms of one LAN, with a broker: everything that a person can do to them and see
/// of them, in one place.
///
/// Two kinds exist, with the same words and events: `LiveHouse` in real time with real connections,
/// and `SimulatedHouse`, in which time passes only in [#pass] and [#await]. A live one may be used
/// by any thread; a simulated one by the thread that lets its time pass.
public interface House extends AutoCloseable {
    /// What the house was made from.
    HousePlan plan();

    /// How long the house has been there, by its own clock: with pauses and speed.
    Duration now();

    /// How the boards are, in the order of the plan.
    List<BoardState> boards();

    /// How this board is.
    ///
    /// @throws IllegalArgumentException with words for the user, when there is no such board
    default BoardState board(String id) {
        return boards().get(plan().number(id));
    }

    /// Where programs on this machine reach the broker; empty when only boards do, in simulated
    /// time.
    Optional<BrokerAddress> broker();

    /// How the broker stands, in the words of [HouseEvent.BrokerChanged]; empty where nobody here
    /// knows, as of a broker that is another's.
    default Optional<String> brokerStanding() {
        return Optional.empty();
    }

    /// Everything that has happened, as far as it is remembered.
    EventLog events();

    /// What is broken on purpose. Whatever begins or ends there takes effect at once.
    ActiveFaults faults();

    /// The speed of the house.
    TimeControl time();

    /// Puts in a board's plug. A board that has power goes on.
    void powerOn(String board);

    /// Pulls a board's plug: nobody is told. What is in its flash stays.
    void cutPower(String board);

    /// Publishes as another program would.
    ///
    /// @throws HouseTrouble when the broker is not reached or refuses, in the user's words
    void publish(OutboundMessage message);

    /// Has messages on these topics told as [HouseEvent.MessageSeen] from now on, those that are
    /// retained included. Asked twice, once is enough.
    ///
    /// @throws HouseTrouble when the broker is not reached or refuses, in the user's words
    void listen(TopicFilter filter);

    /// Lets time pass until something is so: waits for it in real time, jumps there in simulated
    /// time. Looked at after each event.
    ///
    /// @return false when it was not so within the limit, by the house's clock
    boolean await(BooleanSupplier isSo, Duration limit) throws InterruptedException;

    /// Lets time pass, by the house's clock.
    default void pass(Duration span) throws InterruptedException {
        await(() -> false, span);
    }

    /// Stops all boards cleanly and ends everything.
    @Override
    void close();
}
