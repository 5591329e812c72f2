package dev.picolight.simulator.app;

import dev.picolight.device.words.Localized;
import dev.picolight.simulator.lan.Radio;

/// What the demo and the simulated board show, and what their commands refuse.
@Localized
interface DeskWords {
    String powerOn();

    String powerOff();

    /// `running`, `stopped` or `frozen`.
    String brokerStands(String standing);

    String broken(String fault);

    String mended(String fault);

    /// What the Wi-Fi chip does.
    String radio(Radio.Stage stage, String ssid, String address);

    String lit(String room);

    String dark(String room);

    String demo();

    String way();

    String starts();

    String didNotFollow(String message, long seconds);

    String couldNotGoOn(String why);

    String followedAll(int messages);

    String publishTo(String topic, String message);

    String followed(String millis);

    String nowYou();

    String ctrlCEnds();

    String listens(String broker, String inLan);

    String stopped();

    String broker(String address);

    String brokerForMe(String address);

    String taken(int port);

    String watch(String command);

    String send(String command);

    String elsewhere();

    String stop();

    String noAddress(String given);

    String userTwice(String user);

    String passwordLines(String file, int lines);

    String passwordUnreadable(String file, String why);

    String noNumber(String given);

    String ownNetwork(String program, String address, int port, String instead);

    String eitherSettings(String file);

    String missing(String what, long seconds);

    String wordOn(String word, String topic);

    String causeAndRemedy(String cause, String remedy);

    String noBoard(String text);

    String noIpAddress(String text);

    /// Where a machine of the virtual LAN is meant, and a name was given.
    String listensOnName(String host);

    String noToldBoard(String text);

    String noRooms(String id, int rooms, int most);

    String roomTwice(String id);

    String idTwice();

    String eitherBoard();

    String noName(String text);

    String noHost(String text);

    String noRepeat(int given);

    String notWritten(String why);

    /// Where to see the house.
    String pageAt(String url);

    /// For the view that takes the whole terminal.
    String noTerminal();

    String notWithScenario();

    String replayed(int actions, int changes);

    String replayedOtherwise(int changes, int recorded);
}
