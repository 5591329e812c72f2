package dev.picolight.device.troubles;

import dev.picolight.device.diagnosis.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Troubles of the network, between the machines of a [Lan].
final class NetworkCases {
    private final Lan lan;
    private final List<Case> cases = new ArrayList<>();

    private NetworkCases(Lan lan) {
        this.lan = lan;
    }

    static List<Case> on(Lan lan) {
        NetworkCases made = new NetworkCases(lan);
        made.names();
        made.ways();
        made.firewalls();
        made.listeners();
        made.losses();
        return made.cases;
    }

    private void add(String situation, String chinese, Cause real, Case.World world) {
        cases.add(new Case(situation, chinese, real, world));
    }

    private UnaryOperator<String> onDevice() {
        return lan.device::run;
    }

    private UnaryOperator<String> onBroker() {
        return lan.broker::run;
    }

    private void names() {
        add(
                "a name that the name service (DNS) does not know: NXDOMAIN",
                "名稱服務（DNS）不認得的名稱：NXDOMAIN",
                Cause.NAME_UNKNOWN,
                () -> lan.device.attempt("unknown.example"));
        add(
                "a name that has no address",
                "沒有位址的名稱",
                Cause.NAME_UNKNOWN,
                () -> lan.device.attempt("empty.example"));
        add(
                "the same name again within 10 s: Java answers for the name service, and says less",
                "10 秒內再查一次同一個名稱：由 Java 代答，說得較少",
                Cause.NAME_UNKNOWN,
                () -> {
                    lan.device.attempt("again.example");
                    return lan.device
                            .attempt("again.example:1884")
                            .provedBy(onDevice(), "Name or service not known", "the name is wrong");
                });
        add(
                "the name service does not answer",
                "名稱服務沒有回應",
                Cause.NAME_SERVICE_SILENT,
                () -> lan.device.attempt("silent.example"));
        add(
                "the name service fails: SERVFAIL",
                "名稱服務失敗：SERVFAIL",
                Cause.NAME_SERVICE_SILENT,
                () -> lan.device.attempt("failing.example"));
        add(
                "the name service refuses to answer: REFUSED",
                "名稱服務拒絕回答：REFUSED",
                Cause.NAME_SERVICE_SILENT,
                () -> lan.device.attempt("refusing.example"));
        add(
                "a name in .local, and no machine of that name",
                ".local 的名稱，但沒有那台機器",
                Cause.MDNS_NAME,
                () -> lan.device.attempt("picolight-broker.local"));
    }

    private void ways() {
        add(
                "no network: no address but 127.0.0.1",
                "沒有網路：除 127.0.0.1 外沒有位址",
                Cause.NO_NETWORK,
                () ->
                        lan.lonely
                                .attempt(Lan.BROKER)
                                .provedBy(
                                        lan.lonely::run,
                                        "\\Alo +UNKNOWN +127.0.0.1[^\n]*\n[^\n]*unreachable",
                                        "no address but 127.0.0.1: no network"));
        add(
                "an address in another network, and no gateway",
                "位址在別的網路，又沒有閘道",
                Cause.NO_WAY,
                () ->
                        lan.device
                                .attempt("10.78.0.1")
                                .provedBy(
                                        onDevice(),
                                        "10\\.77\\.0\\.2/24[^\n]*(\n.*)*unreachable",
                                        "an address, and \"unreachable\": the broker is in another network"));
        add(
                "the router knows no way",
                "路由器不知道怎麼走",
                Cause.NO_WAY,
                () ->
                        lan.routed(Lan.UNKNOWN)
                                .provedBy(
                                        onDevice(),
                                        "via 10.77.0.1",
                                        "a way is shown: a router on that way knows no further"));
        add(
                "the router says that the host cannot be reached",
                "路由器說到不了那台機器",
                Cause.NO_WAY,
                () ->
                        lan.routed(Lan.UNREACHABLE)
                                .provedBy(onDevice(), "statistics ---(\n.*)*\\z", "nothing shown"));
        add(
                "the router forbids the way",
                "路由器禁止通行",
                Cause.FIREWALL_REJECTS,
                () -> lan.routed(Lan.FORBIDDEN));
        add(
                "nobody has that address",
                "沒有人使用那個位址",
                Cause.NOBODY_THERE,
                () -> lan.device.attempt("10.77.0.9"));
        add(
                "nobody has that address in the network behind the router",
                "路由器後方的網路中沒有人使用那個位址",
                Cause.NOBODY_THERE,
                () -> lan.device.attempt("10.79.4.9"));
        add(
                "that machine was there a moment ago, and has another address now",
                "那台機器剛才還在，現在換了位址",
                Cause.NOBODY_THERE,
                () -> {
                    lan.device.attempt(Lan.MOVED + ":1887");
                    lan.broker.succeed("ip address del 10.77.0.3/32 dev " + lan.broker.namespace());
                    return lan.device
                            .attempt(Lan.MOVED)
                            .provedBy(
                                    onDevice(),
                                    "FAILED|INCOMPLETE",
                                    "FAILED or INCOMPLETE: nobody has that address");
                });
    }

    private void firewalls() {
        add(
                "a firewall rejects: icmp admin-prohibited",
                "防火牆拒絕：icmp admin-prohibited",
                Cause.FIREWALL_REJECTS,
                () -> lan.routed(Lan.REJECTED));
        add(
                "a firewall rejects: icmp net-prohibited",
                "防火牆拒絕：icmp net-prohibited",
                Cause.FIREWALL_REJECTS,
                () ->
                        lan.device
                                .attempt("10.77.0.1:1889")
                                .provedBy(
                                        onDevice(),
                                        "10.77.0.1 dev",
                                        "a way is shown: a router on that way knows no further, or a firewall refuses"));
        add(
                "a firewall rejects: TCP reset",
                "防火牆拒絕：TCP reset",
                Cause.FIREWALL_REJECTS,
                () ->
                        lan.device
                                .attempt("10.77.0.1:1885")
                                .provedBy(
                                        onBroker(),
                                        "0\\.0\\.0\\.0:1885",
                                        "0.0.0.0:1885 or *:1885: open the firewall"));
        add(
                "a firewall rejects: icmp port-unreachable",
                "防火牆拒絕：icmp port-unreachable",
                Cause.FIREWALL_REJECTS,
                () ->
                        lan.device
                                .attempt("10.77.0.1:1888")
                                .provedBy(
                                        onBroker(),
                                        "0\\.0\\.0\\.0:1888",
                                        "0.0.0.0:1888 or *:1888: open the firewall"));
        add(
                "a firewall rejects only the third packet, so that it takes as long as an address that nobody has",
                "防火牆到第三個封包才拒絕，和沒有人使用的位址一樣久",
                Cause.FIREWALL_REJECTS,
                () -> lan.device.attempt("10.77.0.1:1893"));
        add(
                "a firewall swallows the packets",
                "防火牆丟棄封包",
                Cause.FIREWALL_DROPS,
                () ->
                        lan.device
                                .attempt("10.77.0.1:1886")
                                .provedBy(
                                        command ->
                                                lan.device.run(command)
                                                        + lan.broker.run("\nss -ltn | grep 1886"),
                                        "(REACHABLE|DELAY|STALE)[^\n]*LISTEN 0 ",
                                        "otherwise a firewall"));
        add(
                "a firewall rejects, but its words are lost on the way, as where a system limits them",
                "防火牆拒絕，但它的回覆在路上遺失，例如系統限制了回覆的數量",
                Cause.FIREWALL_DROPS,
                () -> lan.device.attempt("10.77.0.1:1894"));
        add(
                "the broker is frozen for so long that its queue of connections is full",
                "broker 當住太久，等候連線的佇列已滿",
                Cause.BROKER_FROZEN,
                () -> {
                    Process frozen = lan.startMosquitto("frozen", "1892 0.0.0.0");
                    lan.broker.succeed("kill -STOP " + frozen.pid());
                    lan.device.fill("10.77.0.1:1892");
                    return lan.device
                            .attempt("10.77.0.1:1892")
                            .provedBy(
                                    diagnosed ->
                                            lan.device.run(diagnosed)
                                                    + lan.broker.run("\nss -ltn | grep 1892"),
                                    "LISTEN 101 +100 ",
                                    "the first is the larger: the broker is frozen");
                });
    }

    private void listeners() {
        add(
                "the broker does not run",
                "broker 沒有在執行",
                Cause.BROKER_DOWN,
                () -> {
                    Process stopped = lan.startMosquitto("stopped", "1891 0.0.0.0");
                    stopped.destroy();
                    stopped.waitFor();
                    return lan.device
                            .attempt("10.77.0.1:1891")
                            .provedBy(onBroker(), "\\A\\z", "shows nothing: start it");
                });
        add(
                "the broker listens on 127.0.0.1 alone",
                "broker 只在 127.0.0.1 上監聽",
                Cause.BOUND_TO_LOOPBACK,
                () ->
                        lan.device
                                .attempt("10.77.0.1:1883")
                                .provedBy(
                                        onBroker(),
                                        "127\\.0\\.0\\.1:1883",
                                        "127.0.0.1:1883: it listens to its own machine alone"));
        add(
                "the broker listens on another port",
                "broker 用的是別的埠",
                Cause.WRONG_PORT,
                () ->
                        lan.device
                                .attempt("10.77.0.1:1887")
                                .provedBy(
                                        onBroker(),
                                        "\\A\\z",
                                        "shows nothing: start it, or write its port"));
    }

    private void losses() {
        add(
                "the network loses the packets while the device is online",
                "裝置在線上時，網路遺失封包",
                Cause.PACKETS_LOST,
                () -> {
                    String broker = Lan.LOST + ":1890";
                    lan.device.stay(broker);
                    lan.broker.succeed(
                            "nft insert rule inet picolight input ip daddr %s drop"
                                    .formatted(Lan.LOST));
                    return lan.device
                            .alive(broker)
                            .provedBy(
                                    command ->
                                            lan.device.run(
                                                    command.replace("broker.lan", Lan.LOST)
                                                            .replace("-c 20", "-c 3")),
                                    "100% packet loss",
                                    "packets lost: the network");
                });
    }
}
