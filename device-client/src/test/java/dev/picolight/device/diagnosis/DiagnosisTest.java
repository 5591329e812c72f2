package dev.picolight.device.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Circumstances.Answer;
import dev.picolight.device.diagnosis.Setback.IdentifierProbablyTaken;
import dev.picolight.device.diagnosis.Setback.NotReached;
import dev.picolight.device.diagnosis.Setback.Refused;
import dev.picolight.device.diagnosis.Setback.Request;
import dev.picolight.device.diagnosis.Setback.Tried;
import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.words.Language;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The table from what was seen to what can be wrong, without the worlds in which it is seen.
class DiagnosisTest {
    private static final BrokerAddress BROKER = new BrokerAddress("192.168.137.113", 1883);

    /// At once, as long as ARP takes, as long as a connection attempt lasts.
    private static final List<Duration> TIMES =
            List.of(Duration.ofMillis(3), Duration.ofMillis(3100), Duration.ofSeconds(10));

    private static final Circumstances SOMEBODY_ANSWERS =
            new Circumstances(Answer.YES, Answer.YES, Answer.YES, Answer.YES);

    static Stream<Circumstances> circumstances() {
        List<Circumstances> all = new ArrayList<>();
        for (Answer neighbour : Answer.values()) {
            for (Answer sameNetwork : Answer.values()) {
                for (Answer ownAddress : Answer.values()) {
                    for (Answer userGiven : Answer.values()) {
                        all.add(new Circumstances(neighbour, sameNetwork, ownAddress, userGiven));
                    }
                }
            }
        }
        return all.stream();
    }

    private static NotReached notReached(Trouble trouble, Duration after) {
        return new NotReached(trouble, BROKER, after, "as the network says");
    }

    private static List<Cause> causes(Trouble trouble, Duration after, Circumstances known) {
        return notReached(trouble, after).diagnosis(known).causes();
    }

    private static void isComplete(Diagnosis diagnosis) {
        assertThat(diagnosis.causes()).doesNotHaveDuplicates();
        for (Language language : Language.values()) {
            assertThat(diagnosis.title(language)).isNotBlank();
            assertThat(diagnosis.advice(language)).isNotBlank().doesNotContainPattern("\\{[a-z]+}");
            assertThat(diagnosis.causes())
                    .allSatisfy(
                            cause -> assertThat(diagnosis.remedy(cause, language)).isNotBlank());
            assertThat(diagnosis.reading(language).isPresent())
                    .as("several causes need what tells them apart")
                    .isEqualTo(!diagnosis.isCertain());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTroubleHasADiagnosisInAllCircumstances(Trouble trouble) {
        circumstances()
                .forEach(known ->
                        TIMES.forEach(
                                after -> isComplete(notReached(trouble, after).diagnosis(known))));
    }

    static Stream<ReasonCode> failures() {
        return IntStream.rangeClosed(0x80, 0xFF).mapToObj(ReasonCode::new);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyReasonCodeHasADiagnosisForEveryRequest(ReasonCode reason) {
        for (Request request : Request.values()) {
            Refused refused = new Refused(request, "客廳/message", reason, Optional.empty());
            circumstances().forEach(known -> isComplete(refused.diagnosis(known)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCauseHasACodeThatProgramsCanTellApart(Cause cause) {
        assertThat(cause.code()).matches("[a-z][a-z0-9-]*");
        assertThat(Arrays.stream(Cause.values()).map(Cause::code)).doesNotHaveDuplicates();
    }

    @Test
    void anIpAddressStandsInTheCommandWhereAName() {
        NotReached seen =
                new NotReached(
                        Trouble.TIMED_OUT,
                        new BrokerAddress("broker.lan", 1883),
                        Duration.ofSeconds(10),
                        "Connect timed out",
                        Optional.of(
                                new Tried(
                                        InetAddress.ofLiteral("192.168.137.113"), Answer.UNKNOWN)));
        assertThat(seen.diagnosis(Circumstances.UNKNOWN).command().orElse(""))
                .as("ip neighbour knows no names")
                .endsWith("ip neighbour show 192.168.137.113");
    }

    @Nested
    class WhereAWrongOneWouldBeEasy {
        @Test
        void aRefusedConnectionIsNeverCertain() {
            assertThat(causes(Trouble.REFUSED, TIMES.getFirst(), SOMEBODY_ANSWERS))
                    .containsExactlyInAnyOrder(
                            Cause.BROKER_DOWN,
                            Cause.BOUND_TO_LOOPBACK,
                            Cause.WRONG_PORT,
                            Cause.FIREWALL_REJECTS);
        }

        @Test
        void theTimeThatArpTakesDoesNotProveThatNobodyIsThere() {
            assertThat(causes(Trouble.NO_ROUTE, TIMES.get(1), Circumstances.UNKNOWN))
                    .containsExactlyInAnyOrder(
                            Cause.NOBODY_THERE, Cause.FIREWALL_REJECTS, Cause.NO_WAY);
        }

        @Test
        void aNeighbourThatAnswersProvesAFirewallOnlyAtOnce() {
            assertThat(causes(Trouble.NO_ROUTE, TIMES.getFirst(), SOMEBODY_ANSWERS))
                    .containsExactly(Cause.FIREWALL_REJECTS);
            assertThat(causes(Trouble.NO_ROUTE, TIMES.get(1), SOMEBODY_ANSWERS))
                    .containsExactlyInAnyOrder(Cause.FIREWALL_REJECTS, Cause.NOBODY_THERE);
        }

        @Test
        void silenceOfANeighbourThatAnsweredBeforeMayBeAFrozenBroker() {
            assertThat(causes(Trouble.TIMED_OUT, TIMES.getLast(), SOMEBODY_ANSWERS))
                    .containsExactlyInAnyOrder(
                            Cause.NOBODY_THERE, Cause.FIREWALL_DROPS, Cause.BROKER_FROZEN);
        }

        @Test
        void whoNobodyAnswersForIsNotThere() {
            Circumstances nobody =
                    new Circumstances(Answer.NO, Answer.YES, Answer.YES, Answer.UNKNOWN);
            assertThat(causes(Trouble.NO_ROUTE, TIMES.get(1), nobody))
                    .containsExactly(Cause.NOBODY_THERE);
            assertThat(causes(Trouble.TIMED_OUT, TIMES.getLast(), nobody))
                    .containsExactly(Cause.NOBODY_THERE);
        }

        @Test
        void connectionsThatBreakSoonMayBeTheBrokersDoing() {
            assertThat(
                            new IdentifierProbablyTaken("pi-1", 3)
                                    .diagnosis(Circumstances.UNKNOWN)
                                    .causes())
                    .containsExactlyInAnyOrder(Cause.IDENTIFIER_TAKEN, Cause.BROKER_CLOSES);
        }

        @Test
        void aRefusedLoginWithoutAUserIsNotAboutThePassword() {
            Circumstances noUser =
                    new Circumstances(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.NO);
            for (ReasonCode reason :
                    List.of(ReasonCode.BAD_USER_NAME_OR_PASSWORD, ReasonCode.NOT_AUTHORIZED)) {
                assertThat(Refused.connection(reason, Optional.empty()).diagnosis(noUser).causes())
                        .contains(Cause.USER_MISSING)
                        .doesNotContain(Cause.USER_OR_PASSWORD);
            }
        }
    }
}
