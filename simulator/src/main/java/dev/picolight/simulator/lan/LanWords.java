package dev.picolight.simulator.lan;

import dev.picolight.device.words.Localized;

/// What is told of the virtual Wi-Fi and LAN, and what is wrong with a rule of theirs.
@Localized
interface LanWords {
    String up(String address, String ssid);

    String noAnswer();

    String notFound();

    String gone();

    String simulated(String address);

    String noRule(String given);

    String lacksPort(String given);

    String picoItself(String given, String address);

    String noIpv4(String given, String address);

    String noPort(String given, String port);

    String noSpeed(String given);

    String noLocalhost();

    String itself();

    String notConnected();

    String noAccessPoint(String ssid);

    String wrongPassword(String ssid);

    String noAddress(String ssid);

    String weak(int signal);

    String lost(String ssid);

    String noSsid(String given);

    String noChannel(int given);

    String noSignal(int given);

    String noBoardAddress(int board);
}
