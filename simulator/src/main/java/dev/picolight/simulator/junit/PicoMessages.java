package dev.picolight.simulator.junit;

import dev.picolight.device.mqtt.InboundMessage;
import dev.picolight.device.mqtt.TopicFilter;
import dev.picolight.device.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/// Messages that somebody listens for, see [PicoBroker#listen]. Each satisfies one expectation: the
/// next one looks at later messages only.
public final class PicoMessages {
    private static final int TOLD = 5;

    private final Session session;
    private final TopicFilter filter;
    private long seen;

    PicoMessages(Session session, TopicFilter filter) {
        this.session = session;
        this.filter = filter;
        this.seen = session.memories().lastHeard();
    }

    /// All that nothing was expected of yet, the oldest first.
    public List<InboundMessage> waiting() {
        return later().map(Memories.Heard::message).toList();
    }

    private Stream<Memories.Heard> later() {
        return session.memories().heard().stream()
                .filter(it -> it.number() > seen && filter.matches(it.message().topic()));
    }

    /// One says just this, or will in time.
    ///
    /// @return it
    /// @throws AssertionError with what came instead
    public InboundMessage assertMessage(String text, Duration within) {
        return assertMessage(
                "«" + text + "»", it -> it.payload().text().equals(Optional.of(text)), within);
    }

    /// One is so, or will come in time.
    ///
    /// @param what it is like, for whoever reads the failure
    /// @return it
    /// @throws AssertionError with what came instead
    public InboundMessage assertMessage(
            String what, Predicate<InboundMessage> isSo, Duration within) {
        if (!session.await(() -> later().anyMatch(it -> isSo.test(it.message())), within)) {
            throw failure(words().message(filter.text(), what, Spans.text(within)));
        }
        Memories.Heard found =
                later().filter(it -> isSo.test(it.message())).findFirst().orElseThrow();
        seen = found.number();
        return found.message();
    }

    /// None comes for so long, and none has come that nothing was expected of.
    ///
    /// @throws AssertionError with what came
    public void assertNone(Duration span) {
        if (session.await(() -> later().findAny().isPresent(), span)) {
            throw failure(words().noMessage(filter.text(), Spans.text(span)));
        }
    }

    private AssertionFailedError failure(String expected) {
        List<Memories.Heard> all = later().toList();
        StringBuilder instead =
                new StringBuilder(words().heard(all.size(), Spans.clock(session.house().now())));
        all.subList(Math.max(0, all.size() - TOLD), all.size())
                .forEach(it ->
                        instead.append(System.lineSeparator())
                                .append("  ")
                                .append(Spans.clock(it.at()))
                                .append(' ')
                                .append(
                                        words().came(
                                                        it.message().topic().text(),
                                                        text(it.message()))));
        return session.failure(
                expected,
                instead.toString(),
                session.boards().stream().map(PicoBoard::id).toList());
    }

    private static String text(InboundMessage message) {
        return message.payload()
                .text()
                .map(it -> "«" + it + "»")
                .orElse(message.payload().toString());
    }

    private static ExpectationWords words() {
        return Words.of(ExpectationWords.class);
    }
}
