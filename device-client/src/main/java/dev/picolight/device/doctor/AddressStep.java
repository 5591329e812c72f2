package dev.picolight.device.doctor;

import dev.picolight.device.diagnosis.LoopbackCheck;
import dev.picolight.device.diagnosis.LoopbackCheck.Refusal;
import dev.picolight.device.diagnosis.OwnAddresses;
import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.words.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Whether the address means the machine that uses it.
final class AddressStep {
    private final Known known;
    private final OwnNetworks own;
    private final InstantSource time;

    AddressStep(Known known, OwnNetworks own, InstantSource time) {
        this.known = known;
        this.own = own;
        this.time = time;
    }

    /// Looks. Blocks, within a limit; an interrupt ends it.
    Finding look() {
        DoctorWords say = Words.of(DoctorWords.class);
        BrokerAddress server = known.patient().connect().address();
        Stopwatch watch = new Stopwatch(time);
        Optional<Refusal> refusal =
                LoopbackCheck.refusal(server, _ -> known.addresses(), OwnAddresses.ofThisMachine());
        if (refusal.isPresent() && !known.patient().atBroker()) {
            NotReached setback =
                    new NotReached(Trouble.LOOPBACK, server, watch.elapsed(), server.host());
            return Finding.fatal(
                    Step.ADDRESS,
                    refusal.get().cause(),
                    List.of(),
                    watch.elapsed(),
                    known.explain(setback).withRemedy(refusal.get().remedy()));
        }
        if (refusal.isPresent()) {
            return Finding.note(
                    Step.ADDRESS,
                    say.localhostHere(server.host()),
                    List.of(say.localhostElsewhere(refusal.get().tryInstead())),
                    watch.elapsed());
        }
        return known.addresses().stream().anyMatch(own::isOwn)
                ? Finding.ok(
                        Step.ADDRESS, say.ownAddress(server.host()), List.of(), watch.elapsed())
                : Finding.ok(
                        Step.ADDRESS,
                        say.notThisMachine(server.host()),
                        List.of(),
                        watch.elapsed());
    }
}
