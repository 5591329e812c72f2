package dev.picolight.device.paho;

import dev.picolight.device.diagnosis.Trouble;
import dev.picolight.device.mqtt.ReasonCode;
import dev.picolight.device.tls.TlsFailure;
import java.io.EOFException;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;

/// What an exception says about the network. Paho hides the truth in causes (row 27), Java and
/// operating systems in texts.
public final class Evidence {
    /// Words in lower case, the telling ones first.
    private static final SequencedMap<String, Trouble> CLUES = new LinkedHashMap<>();

    /// What Paho says of a packet that it cannot read.
    private static final Set<Integer> UNREAD =
            Set.of(
                    (int) MqttClientException.REASON_CODE_INVALID_MESSAGE,
                    MqttException.REASON_CODE_INVALID_IDENTIFIER,
                    MqttException.REASON_CODE_INVALID_RETURN_CODE,
                    MqttException.REASON_CODE_MALFORMED_PACKET,
                    MqttException.REASON_CODE_DUPLICATE_PROPERTY);

    static {
        // of lwIP, which says so when the board itself has no address or no route
        CLUES.put("[errno 113]", Trouble.NO_NETWORK);
        CLUES.put("refused", Trouble.REFUSED);
        CLUES.put("network is unreachable", Trouble.NO_NETWORK);
        CLUES.put("enetunreach", Trouble.NO_NETWORK);
        CLUES.put("network is down", Trouble.NO_NETWORK);
        CLUES.put("enetdown", Trouble.NO_NETWORK);
        CLUES.put("no route to host", Trouble.NO_ROUTE);
        CLUES.put("host is unreachable", Trouble.NO_ROUTE);
        CLUES.put("host is down", Trouble.NO_ROUTE);
        CLUES.put("ehostunreach", Trouble.NO_ROUTE);
        CLUES.put("econnaborted", Trouble.TIMED_OUT); // of a Pico W, to which nobody answers
        CLUES.put("timed out", Trouble.TIMED_OUT);
        CLUES.put("timedout", Trouble.TIMED_OUT);
        CLUES.put("reset", Trouble.RESET);
        CLUES.put("broken pipe", Trouble.RESET);
        CLUES.put("connection abort", Trouble.RESET);
    }

    private Evidence() {}

    /// The kind of trouble. For whoever dials, too.
    ///
    /// @param otherwise when nothing is known about it
    public static Trouble trouble(Throwable failure, Trouble otherwise) {
        return causes(failure)
                .flatMap(cause -> ofOne(cause).stream())
                .findFirst()
                .orElse(otherwise);
    }

    private static Optional<Trouble> ofOne(Throwable failure) {
        return switch (failure) {
            case NotMqttException other -> Optional.of(other.trouble());
            case TlsFailure tls -> Optional.of(tls.trouble());
            case UnknownHostException _ -> Optional.of(Trouble.NAME_UNKNOWN);
            case SocketTimeoutException _ -> Optional.of(Trouble.TIMED_OUT);
            case NoRouteToHostException _ -> Optional.of(Trouble.NO_ROUTE);
            case EOFException _ -> Optional.of(Trouble.CLOSED_BEFORE_CONNACK);
            case IOException withText -> ofText(String.valueOf(withText.getMessage()));
            case MqttException paho when UNREAD.contains(paho.getReasonCode()) ->
                    Optional.of(Trouble.NOT_MQTT);
            default -> Optional.empty();
        };
    }

    private static Optional<Trouble> ofText(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        return CLUES.entrySet().stream()
                .filter(clue -> words.contains(clue.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// The words that say most: those of the innermost cause.
    public static String words(Throwable failure) {
        Throwable innermost = causes(failure).reduce((_, deeper) -> deeper).orElse(failure);
        return switch (innermost) {
            case EOFException end ->
                    Optional.ofNullable(end.getMessage())
                            .orElseGet(() -> EvidenceWords.say().closed());
            case IOException io when io.getMessage() != null -> io.getMessage();
            case MqttException paho -> EvidenceWords.say().ofPaho(paho.toString());
            default -> innermost.toString();
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10);
    }

    /// The Reason Codes that a token got, none if there are none.
    static List<ReasonCode> reasonCodes(IMqttToken token) {
        return Optional.ofNullable(token.getReasonCodes()).stream()
                .flatMap(codes -> Arrays.stream(codes).mapToObj(ReasonCode::new))
                .toList();
    }
}
