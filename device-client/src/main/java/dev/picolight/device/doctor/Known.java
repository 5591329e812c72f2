package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.Cause;
import dev.picolight.device.diagnosis.Circumstances;
import dev.picolight.device.diagnosis.Circumstances.Answer;
import dev.picolight.device.diagnosis.Diagnosis;
import dev.picolight.device.diagnosis.Setback;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the steps so far have found out for those after them. Used by one thread.
final class Known {
    private static final Set<Cause> NOT_ON_LOOPBACK =
            EnumSet.of(Cause.BOUND_TO_LOOPBACK, Cause.FIREWALL_REJECTS, Cause.FIREWALL_DROPS);

    private final Patient patient;
    private List<InetAddress> addresses = List.of();
    private Optional<InetAddress> tried = Optional.empty();
    private Answer neighbour = Answer.UNKNOWN;
    private Answer sameNetwork = Answer.UNKNOWN;
    private Answer ownAddress = Answer.UNKNOWN;

    Known(Patient patient) {
        this.patient = patient;
    }

    Patient patient() {
        return patient;
    }

    /// The Server's.
    List<InetAddress> addresses() {
        return addresses;
    }

    void foundAddresses(List<InetAddress> found) {
        addresses = List.copyOf(found);
    }

    /// @param same whether one of the addresses is in a network of this machine
    void foundRoute(boolean anyOwnAddress, boolean same) {
        ownAddress = Answer.of(anyOwnAddress);
        sameNetwork = Answer.of(same);
    }

    /// The address that answered, or that came nearest to it.
    void foundNearest(InetAddress address, Answer isNeighbour) {
        tried = Optional.of(address);
        neighbour = isNeighbour;
    }

    Optional<InetAddress> tried() {
        return tried;
    }

    /// What a setback comes from, as far as is known by now.
    Explanation explain(Setback setback) {
        return explain(
                setback.diagnosis(
                        new Circumstances(
                                neighbour,
                                sameNetwork,
                                ownAddress,
                                Answer.of(patient.connect().credentials().isPresent()))));
    }

    /// Who stands beside the Server has no firewall between, and hears also what listens for that
    /// machine alone.
    private Diagnosis onLoopback(Diagnosis diagnosis) {
        List<Cause> possible =
                diagnosis.causes().stream()
                        .filter(cause -> !NOT_ON_LOOPBACK.contains(cause))
                        .toList();
        return tried.filter(InetAddress::isLoopbackAddress).isPresent() && possible.size() > 1
                ? new Diagnosis(possible, diagnosis.apart(), diagnosis.facts())
                : diagnosis;
    }

    /// The same of what is known to be wrong.
    Explanation explain(Diagnosis diagnosis) {
        return Explanation.of(
                onLoopback(diagnosis)
                        .at(patient.connect().address(), tried.map(InetAddress::getHostAddress)));
    }
}
