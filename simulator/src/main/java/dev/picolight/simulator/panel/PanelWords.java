package dev.picolight.simulator.panel;

import dev.picolight.device.words.Localized;

/// What the panel says.
@Localized
interface PanelWords {
    String head(String where, String now, String speed);

    String paused();

    String pane(Panel.Pane pane);

    String filter(String text);

    String keys();

    String menuKeys();

    String promptKeys();

    String faults(String all);

    String nothingBroken();

    String off();

    String chooseFault(String board);

    String ask(Prompt.Purpose purpose);

    String published(String topic);

    String mended();

    String lit(String board, String room);

    String dark(String board, String room);

    String light(String board, String room, int percent);

    String power(String board, String state);

    String plugIn();

    String plugOut();

    String radio(String board, int status, String stage);

    String standing(String board, String standing);

    String connection(String board, long number, String kind, String to);

    String began(String fault, String board);

    String ended(String fault, String board);

    String allBoards();

    String broker(String standing);

    String publishedBy(String topic, String text);

    String heard(String topic, String text);

    String noTopic();
}
