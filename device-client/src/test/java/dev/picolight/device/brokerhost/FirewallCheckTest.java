package dev.picolight.device.brokerhost;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs for firewalls print, recorded from ufw 0.36, nftables 1.0.6 and iptables 1.8.9;
/// the zone of firewalld is of its manual.
class FirewallCheckTest {
    private static final String UFW =
            """
            Status: active
            Logging: on (low)
            Default: deny (incoming), allow (outgoing), disabled (routed)
            New profiles: skip

            To                         Action      From
            --                         ------      ----
            22/tcp                     ALLOW IN    Anywhere
            %s
            22/tcp (v6)                ALLOW IN    Anywhere (v6)
            """;

    private static final String NFT =
            """
            table inet filter {
            	set lan {
            		type ipv4_addr
            		elements = { 192.168.1.7 }
            	}

            	chain input {
            		type filter hook input priority filter; policy drop;
            		ct state established,related accept
            		iif "lo" accept
            		ct state vmap { invalid : drop, established : accept, related : accept }
            		tcp dport { 22, 80 } accept
            		%s
            	}

            	chain forward {
            		type filter hook forward priority filter; policy drop;
            	}
            }
            """
                    .replace(
                            "\t\tct state vmap { invalid : drop, established : accept, related : accept }\n",
                            "");

    private final Recorded programs = new Recorded();

    private HereFinding found() throws InterruptedException {
        return found(Optional.empty());
    }

    private HereFinding found(Optional<InetAddress> used) throws InterruptedException {
        HereQuestion question =
                new HereQuestion(1883, used, Optional.empty(), Optional.empty(), List.of());
        List<HereFinding> findings = new FirewallCheck(programs, question).findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private void assertFound(HereCause cause) throws InterruptedException {
        assertThat(found().cause()).as("%s", found()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "1883/tcp                   ALLOW IN    Anywhere, FIREWALL_LETS_IN",
        "1883                       ALLOW IN    Anywhere, FIREWALL_LETS_IN",
        "1880:1890/tcp              ALLOW IN    Anywhere, FIREWALL_LETS_IN",
        "Anywhere                   ALLOW IN    Anywhere, FIREWALL_LETS_IN",
        "1883/tcp                   LIMIT IN    Anywhere, FIREWALL_LETS_IN",
        "1883/udp                   ALLOW IN    Anywhere, FIREWALL_BLOCKS",
        "1883/tcp                   DENY IN     Anywhere, FIREWALL_BLOCKS",
        "1883/tcp                   ALLOW OUT   Anywhere, FIREWALL_BLOCKS",
        "8883/tcp                   ALLOW IN    Anywhere, FIREWALL_BLOCKS",
        "1883/tcp (v6)              ALLOW IN    Anywhere (v6), FIREWALL_BLOCKS",
        "1883/tcp                   ALLOW IN    192.168.1.0/24, FIREWALL_NOT_UNDERSTOOD",
        "Mosquitto                  ALLOW IN    Anywhere, FIREWALL_NOT_UNDERSTOOD",
        "1883/tcp on eth0           ALLOW IN    Anywhere, FIREWALL_NOT_UNDERSTOOD",
    })
    void understandsUfw(String rule, HereCause cause) throws InterruptedException {
        programs.says("ufw status verbose", UFW.formatted(rule));
        assertFound(cause);
    }

    @Test
    void namesTheCommandThatOpensUfw() throws InterruptedException {
        programs.says("ufw status verbose", UFW.formatted(""));
        assertThat(found().nextCommand()).contains("sudo ufw allow 1883/tcp");
        assertThat(found().evidence())
                .containsExactly("Default: deny (incoming), allow (outgoing), disabled (routed)");
    }

    @Test
    void asksTheNextOneWhenUfwIsInactive() throws InterruptedException {
        programs.says("ufw status verbose", "Status: inactive\n")
                .says("nft list ruleset", "")
                .says("iptables -S", "-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n");
        assertFound(HereCause.NO_FIREWALL_RULES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tcp dport 1883 accept; FIREWALL_LETS_IN",
                "tcp dport { 1880-1890, 8883 } counter packets 3 bytes 180 accept comment \"drop\"; FIREWALL_LETS_IN",
                "meta l4proto tcp tcp dport 1883 ct state new accept; FIREWALL_LETS_IN",
                "accept; FIREWALL_LETS_IN",
                "udp dport 1883 accept; FIREWALL_BLOCKS",
                "tcp dport != 1883 accept; FIREWALL_BLOCKS",
                "ct state invalid accept; FIREWALL_BLOCKS",
                "tcp dport 8883 accept; FIREWALL_BLOCKS",
                "tcp dport 1883 reject with tcp reset; FIREWALL_BLOCKS",
                "log prefix \"accept \" drop; FIREWALL_BLOCKS",
                "tcp dport 1883 ip saddr 192.168.1.0/24 accept; FIREWALL_NOT_UNDERSTOOD",
                "ip saddr @lan accept; FIREWALL_NOT_UNDERSTOOD",
                "tcp dport @open accept; FIREWALL_NOT_UNDERSTOOD",
                "iifname \"eth0\" accept; FIREWALL_NOT_UNDERSTOOD",
                "tcp dport vmap { 22 : accept, 1883 : accept }; FIREWALL_NOT_UNDERSTOOD",
                "tcp dport 1883 limit rate 10/minute accept; FIREWALL_NOT_UNDERSTOOD",
                "jump elsewhere; FIREWALL_BLOCKS",
            })
    void understandsNft(String rule, HereCause cause) throws InterruptedException {
        programs.says("nft list ruleset", NFT.formatted(rule));
        assertFound(cause);
    }

    @Test
    void followsChainsOfNftThatAreCalled() throws InterruptedException {
        programs.says(
                "nft list ruleset",
                """
                table ip filter {
                	chain services {
                		tcp dport 8883 accept
                		tcp dport 1883 accept
                	}
                	chain input {
                		type filter hook input priority 0; policy drop;
                		jump services
                	}
                }
                table ip6 filter {
                	chain input {
                		type filter hook input priority 0; policy drop;
                	}
                }
                """);
        assertFound(HereCause.FIREWALL_LETS_IN);
    }

    @Test
    void judgesIpv6ByItsOwnTables() throws InterruptedException, UnknownHostException {
        programs.says(
                "nft list ruleset",
                """
                table ip6 filter {
                	chain input {
                		type filter hook input priority 0; policy drop;
                	}
                }
                """);
        assertThat(found(Optional.of(InetAddress.getByName("fd00::1"))).cause())
                .isEqualTo(HereCause.FIREWALL_BLOCKS);
        assertFound(HereCause.NO_FIREWALL_RULES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-A INPUT -p tcp -m tcp --dport 1883 -j DROP; FIREWALL_BLOCKS",
                "-A INPUT -p tcp -m multiport --dports 1880:1890,8883 -j REJECT --reject-with icmp-port-unreachable; FIREWALL_BLOCKS",
                "-A INPUT -p udp -m udp --dport 1883 -j DROP; FIREWALL_LETS_IN",
                "-A INPUT -p tcp -m tcp ! --dport 22 -j DROP; FIREWALL_BLOCKS",
                "-A INPUT -m conntrack --ctstate INVALID -j DROP; FIREWALL_LETS_IN",
                "-A INPUT -i lo -j DROP; FIREWALL_LETS_IN",
                "-A INPUT ! -i lo -j DROP; FIREWALL_BLOCKS",
                "-A INPUT -s 192.168.1.0/24 -p tcp -m tcp --dport 1883 -j DROP; FIREWALL_NOT_UNDERSTOOD",
                "-A INPUT -s 192.168.1.0/24 -p tcp -m tcp --dport 1883 -j ACCEPT; FIREWALL_LETS_IN",
                "-A INPUT -j f2b; FIREWALL_NOT_UNDERSTOOD",
            })
    void understandsIptables(String rule, HereCause cause) throws InterruptedException {
        programs.says("iptables -S", "-P INPUT ACCEPT\n-P FORWARD ACCEPT\n" + rule + "\n");
        assertFound(cause);
    }

    @Test
    void followsChainsOfIptables() throws InterruptedException {
        programs.says(
                "iptables -S",
                """
                -P INPUT DROP
                -N services
                -A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
                -A INPUT -j services
                -A services -p tcp -m tcp --dport 22 -j ACCEPT
                -A services -p tcp -m tcp --dport 1883 -m comment --comment mqtt -j ACCEPT
                """);
        assertFound(HereCause.FIREWALL_LETS_IN);
    }

    @ParameterizedTest
    @CsvSource({
        "services: dhcpv6-client mqtt ssh, FIREWALL_LETS_IN",
        "ports: 8883/tcp 1883/tcp, FIREWALL_LETS_IN",
        "ports: 1883/udp, FIREWALL_BLOCKS",
        "services: mqtt-tls, FIREWALL_BLOCKS",
        "rule family=\"ipv4\" port port=\"1883\" protocol=\"tcp\" accept, FIREWALL_NOT_UNDERSTOOD",
    })
    void understandsFirewalld(String line, HereCause cause) throws InterruptedException {
        programs.says("firewall-cmd --state", "running\n")
                .says("firewall-cmd --list-all", "public (active)\n  target: default\n  " + line);
        assertFound(cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nft list ruleset", "iptables -S", "ufw status verbose"})
    void saysThatRootIsNeeded(String command) throws InterruptedException {
        programs.ends(command, 1, "Operation not permitted (you must be root)\n");
        assertFound(HereCause.FIREWALL_NOT_SHOWN);
        assertThat(found().nextCommand()).contains("sudo " + command);
    }

    @Test
    void doesNotWaitForever() throws InterruptedException {
        programs.hangs("nft list ruleset");
        assertFound(HereCause.FIREWALL_NOT_SHOWN);
    }

    @Test
    void withoutAnyProgramNothingIsSaidForCertain() throws InterruptedException {
        assertFound(HereCause.FIREWALL_NOT_SHOWN);
    }
}
