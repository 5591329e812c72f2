package dev.picolight.device.command;

import dev.picolight.device.mqtt.Shown;
import java.util.List;
import java.util.Optional;

/// The whole numbers that follow the first word of a command.
///
/// @param verb the command, for the words of a refusal
/// @param words what follows it
/// @param expected what should, for the words of a refusal
record Numbers(String verb, List<String> words, int most, String expected) {
    Numbers {
        if (words.size() > most) {
            throw new Unreadable(
                    "%s takes %d numbers at most, this has %d words after it: %s"
                            .formatted(verb, most, words.size(), expected));
        }
    }

    /// The number at a position, from 0; empty when there are fewer.
    ///
    /// @throws Unreadable when it is none, or out of range
    Optional<Integer> at(int position, int least, int most) {
        return position < words.size()
                ? Optional.of(number(words.get(position), least, most))
                : Optional.empty();
    }

    private int number(String word, int least, int most) {
        int number = word.matches("[0-9]{1,9}") ? Integer.parseInt(word) : -1;
        if (number < least || number > most) {
            throw new Unreadable(
                    "%s with %s is not possible: %s".formatted(verb, Shown.quoted(word), expected));
        }
        return number;
    }
}
