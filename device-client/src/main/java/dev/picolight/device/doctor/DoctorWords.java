package dev.picolight.device.doctor;

import dev.picolight.device.words.Localized;

/// What the doctor says of itself; causes and remedies have words of their own. Summaries and lines
/// of evidence have no full stop.
@Localized
interface DoctorWords {
    /// A short name for a step.
    String step(Step step);

    /// What is being done.
    String doing(Step step);

    /// One finding.
    String line(String sign, String step, String summary);

    String took(String line, String elapsed);

    String milliseconds(long number);

    String seconds(String number);

    // the settings
    String settingsRead(String file, String id, String rooms, String broker);

    String settingsWrong(int number);

    String settingsCannotBeUsed(String file);

    String mendSettings();

    // the way to the Server
    String isAddress(String host);

    String nameHas(String host, String addresses);

    String localhostHere(String host);

    /// With whole sentences about what to write instead.
    String localhostElsewhere(String instead);

    String ownAddress(String host);

    String notThisMachine(String host);

    String noOwnAddress();

    String noRoute();

    String ways(int number);

    String wayOnThisMachine(String to);

    String noWay(String to);

    String waySameNetwork(String to, String network, String from, String card);

    String wayByRouter(String to, String from);

    String tcpConnected(String address, int port);

    String addressAnswers(String address, long millis);

    String addressFails(String address, String words, long millis);

    String addressNotTried(String address, long seconds);

    String noTls();

    String tlsAgreed(String protocol);

    String certificateFor(String names, String issuer);

    String certificateDates(String from, String until);

    // the Server
    String connected();

    String connectedAs(String user);

    String noPassword();

    /// Refused, which says nothing of a device that has a password.
    String refusedWithoutPassword(String why);

    String ownIdentifier(String identifier, String ofDevice);

    String noRoom();

    /// Without a room, nothing is known of the device's topics.
    String noRoomAtAll();

    String subscribed(int number);

    String topicAnswer(String topic, String reason);

    String houseRefused();

    // what comes back
    String heardItself(long millis);

    String heardItselfAlone(long millis, String notProved);

    String swallowed(String topic);

    String notProved();

    String arrived(String topic, long millis);

    String mayNotCommand(String topic, String reason);

    String mayNotWrite(String topic, String reason);

    String statusNotTried(String topic, String reason, String status);

    String notDelivered(String topic, String reason);

    String noPuback(String topic, long seconds);

    String deviceAnswers(long millis);

    // what else is there
    String nothingBeside();

    String around();

    String sentBeside(String heard, String wanted);

    /// What stands there may be older than everybody's memory.
    String retainedBeside(String heard, String wanted, String command);

    String alike(String heard, String wanted);

    String retained(String topic);

    String alreadyOnline(String id);

    String notEverything();

    /// More than is kept came from topics like the device's.
    String tooMuch(int messages);

    String heardCommand(String topic, String text);

    String heardNoCommand(long seconds);

    // the Server's machine
    String nothingHere();

    String clause(String about, String says);

    // the end; whole sentences
    String healthy();

    String healthyWithNotes();

    String notAllKnown();

    String certain(String title);

    String oneOf(String titles, int number);

    String next(String command);

    String nextAtBroker(String command);

    String more(long number);

    String sentence(String clause);

    /// Between two sentences.
    String gap();

    /// What was seen, where there is no name for it.
    String notTold(String seen);

    /// What a user whose rights are small cannot hear.
    ///
    /// @param broker its address, with the options that lead there
    String listenAsOther(String broker, String room, long seconds);
}
