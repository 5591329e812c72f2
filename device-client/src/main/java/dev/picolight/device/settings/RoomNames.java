package dev.picolight.device.settings;

import dev.picolight.device.words.EditDistance;
import dev.picolight.device.words.Words;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Compares the name of a room with those that the settings know, for somebody who has written it
/// otherwise: to MQTT each spelling is another room.
///
/// @param known in the order of the settings
public record RoomNames(List<String> known) {
    /// Characters of rooms in Traditional form, and below them the same in Simplified form.
    private static final String TRADITIONAL =
            "廳臥廚陽臺餐書房樓車庫廁衛間兒門燈會議辦實驗倉東後裡裏層號電視關儲藏閣貓場園頂圖館體個級學廊寢戶側雜遊戲機櫃織縫飯";

    private static final String SIMPLIFIED =
            "厅卧厨阳台餐书房楼车库厕卫间儿门灯会议办实验仓东后里里层号电视关储藏阁猫场园顶图馆体个级学廊寝户侧杂游戏机柜织缝饭";

    public RoomNames {
        known = List.copyOf(known);
    }

    /// In what two names differ.
    enum Difference {
        CASE,
        SPACE,
        SCRIPT,
        ONE_CHARACTER
    }

    /// How a name differs from one that is known.
    ///
    /// @param known the known name
    /// @param how in words, to follow «differs»
    public record Near(String known, String how) {}

    /// A room's name as it is used: in Unicode form NFC.
    ///
    /// @throws IllegalArgumentException with words for the user, when it cannot be one
    public static String checked(String text) {
        String room = Normalizer.normalize(text, Normalizer.Form.NFC);
        LedSettings.checkRoom(room);
        return room;
    }

    /// Whether the settings have this very name.
    public boolean has(String room) {
        return known.contains(room);
    }

    /// The known name that was probably meant.
    public Optional<Near> near(String room) {
        return known.stream()
                .filter(each -> !each.equals(room))
                .flatMap(each ->
                        difference(each, room)
                                .map(how -> new Near(each, Words.of(RoomWords.class).differs(how)))
                                .stream())
                .findFirst();
    }

    private static Optional<Difference> difference(String known, String asked) {
        if (folded(known).equals(folded(asked))) {
            return Optional.of(Difference.CASE);
        }
        if (packed(known).equals(packed(asked))) {
            return Optional.of(Difference.SPACE);
        }
        if (simplified(packed(known)).equals(simplified(packed(asked)))) {
            return Optional.of(Difference.SCRIPT);
        }
        boolean close =
                known.length() > 2 && EditDistance.between(packed(known), packed(asked)) == 1;
        return close ? Optional.of(Difference.ONE_CHARACTER) : Optional.empty();
    }

    /// The same in Simplified characters, as far as rooms have any.
    public static String inSimplified(String name) {
        return simplified(name);
    }

    /// Whether one character more, less or other makes one name of the other.
    public static boolean differByOneCharacter(String one, String other) {
        return EditDistance.between(one, other) == 1;
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String packed(String name) {
        return folded(name).replaceAll("[\\s\\p{Z}_-]+", "");
    }

    private static String simplified(String name) {
        StringBuilder out = new StringBuilder(name.length());
        name.chars()
                .forEach(c -> {
                    int at = TRADITIONAL.indexOf(c);
                    out.append(at < 0 ? (char) c : SIMPLIFIED.charAt(at));
                });
        return out.toString();
    }
}
