package dev.picolight.device.doctor;

import dev.picolight.device.words.Words;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How packets would go to the Server. What stands in their way only an attempt can tell.
final class RouteStep {
    private final Known known;
    private final OwnNetworks own;
    private final InstantSource time;

    RouteStep(Known known, OwnNetworks own, InstantSource time) {
        this.known = known;
        this.own = own;
        this.time = time;
    }

    /// Looks. Blocks, within a limit; an interrupt ends it.
    Finding look() {
        DoctorWords say = Words.of(DoctorWords.class);
        Stopwatch watch = new Stopwatch(time);
        List<String> ways = new ArrayList<>();
        boolean same = false;
        boolean any = false;
        for (InetAddress address : known.addresses()) {
            Optional<OwnNetworks.Own> shared = own.sharedWith(address);
            Optional<InetAddress> used =
                    own.used(
                            new InetSocketAddress(
                                    address, known.patient().connect().address().port()));
            same |= shared.isPresent();
            any |= used.isPresent();
            ways.add(way(say, address, shared, used));
        }
        boolean network = own.any();
        known.foundRoute(network, same);
        if (!any) {
            return Finding.note(
                    Step.ROUTE,
                    network ? say.noRoute() : say.noOwnAddress(),
                    network ? ways : List.of(),
                    watch.elapsed());
        }
        return ways.size() == 1
                ? Finding.ok(Step.ROUTE, ways.getFirst(), List.of(), watch.elapsed())
                : Finding.ok(Step.ROUTE, say.ways(ways.size()), ways, watch.elapsed());
    }

    private String way(
            DoctorWords say,
            InetAddress address,
            Optional<OwnNetworks.Own> shared,
            Optional<InetAddress> used) {
        String to = NameStep.shown(address);
        if (own.isOwn(address)) {
            return say.wayOnThisMachine(to);
        }
        if (used.isEmpty()) {
            return say.noWay(to);
        }
        String from = NameStep.shown(used.get());
        return shared.map(it -> say.waySameNetwork(to, it.shownNetwork(), from, it.network()))
                .orElseGet(() -> say.wayByRouter(to, from));
    }
}
