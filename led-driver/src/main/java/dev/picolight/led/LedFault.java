package dev.picolight.led;

import java.util.List;

/// The LED's hardware does not do what it was asked. Says what happened as a kind and its facts;
/// the sentences for people are made of them elsewhere, in the language of the user.
public final class LedFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What happened. Behind each, its facts in their order; *evidence* is what the system or a
    /// library says of it.
    public enum Kind {
        /// A Raspberry Pi without GPIO devices: the files that are looked for.
        NO_GPIO,
        /// Another machine, without GPIO devices: the files that are looked for.
        NOT_A_RASPBERRY_PI,
        /// Another machine, with GPIO devices: its model.
        OTHER_MODEL,
        /// The same, where the machine does not tell its model: no facts.
        NO_MODEL,
        /// A Raspberry Pi that Pi4J does not know: model, revision.
        UNKNOWN_BOARD,
        /// The same, where the kernel gives no revision: model.
        UNKNOWN_REVISION,
        /// The GPIO devices cannot be listed: the directory, evidence, the files in it.
        DEVICES_NOT_LISTED,
        /// A device may be opened by a group to which the user does not belong: user, device,
        /// owner, group, permissions, account for a command.
        NOT_PERMITTED,
        /// The same, where joining the group would not help.
        PERMITTED_TO_NO_GROUP,
        /// libgpiod could not open the devices: evidence.
        DEVICES_NOT_OPENED,
        /// Pi4J found no chip with the pins: evidence.
        GPIO_NOT_USED,
        /// Pi4J has no provider of real outputs: evidence.
        NO_PROVIDER,
        /// Classes of Pi4J are missing, or of another version: evidence.
        VERSIONS_MIXED,
        /// The native library was not loaded from where it is unpacked: directory, evidence.
        LIBRARY_NOT_UNPACKED,
        /// The same, from a directory that the user named: property, directory, evidence,
        /// architecture.
        LIBRARY_NOT_LOADED,
        /// The board does not have the line: pin, evidence.
        NO_SUCH_LINE,
        /// Another program holds the line: pin, its name, evidence.
        LINE_BUSY,
        /// The same, where it gives no name: pin, evidence.
        LINE_BUSY_UNNAMED,
        /// Another PicoLight holds the line: pin, its name, evidence.
        BUSY_BY_PICOLIGHT,
        /// The kernel refused the line, and nobody holds it: pin, evidence.
        LINE_REFUSED,
        /// Pi4J did not give the pin: pin, evidence.
        NOT_GIVEN,
        /// Two LEDs want one pin: pin.
        PIN_TWICE,
        /// The output only remembers its state: pin, class, provider, expected class.
        MOVES_NO_PIN,
        /// The pin did not take the change to lit: pin, evidence.
        NOT_LIT,
        /// The pin did not take the change to dark: pin, evidence.
        NOT_DARK,
        /// The pin could not be made dark and given back: pin, its number, evidence.
        NOT_CLOSED,
        /// The pins are given back, but Pi4J did not end: evidence.
        NOT_ENDED,
        /// The LED only knows on and off: the percent asked.
        CANNOT_DIM,
        /// The LED was closed before: no facts.
        LED_CLOSED,
        /// The GPIO was closed before: pin.
        GPIO_CLOSED,
        /// An on-board LED behind a radio that has not started: no facts.
        RADIO_NOT_STARTED,
        /// Another LED than those of this project: what happened, what would help, both in the
        /// language of the user.
        OTHER
    }

    private final Kind kind;

    @SuppressWarnings("serial") // a list of texts
    private final List<String> facts;

    /// A fault with its facts, in the order that the kind tells.
    public LedFault(Kind kind, String... facts) {
        super(technical(kind, facts));
        this.kind = kind;
        this.facts = List.of(facts);
    }

    /// As [#LedFault(Kind, String...)], keeping the library's exception.
    public LedFault(Throwable origin, Kind kind, String... facts) {
        super(technical(kind, facts), origin);
        this.kind = kind;
        this.facts = List.of(facts);
    }

    /// One of the kind [Kind#OTHER].
    ///
    /// @param cause what happened and the value or evidence it shows in, a sentence without full
    ///   stop
    /// @param remedy what the user can do, whole sentences
    public static LedFault other(String cause, String remedy) {
        return new LedFault(Kind.OTHER, cause, remedy);
    }

    /// For whoever reads stack traces.
    private static String technical(Kind kind, String... facts) {
        return kind + " " + List.of(facts);
    }

    /// What happened.
    public Kind kind() {
        return kind;
    }

    /// Its circumstances, in the order that the kind tells.
    public List<String> facts() {
        return facts;
    }
}
