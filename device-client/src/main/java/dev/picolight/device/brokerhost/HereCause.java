package dev.picolight.device.brokerhost;

/// What was found, as a code that stays the same. Its words are [HereWords#cause]; the facts that
/// they tell stand behind each here.
public enum HereCause {
    /// Addresses; program.
    LISTENS_ON_ALL(HereVerdict.GOOD, HereCure.NOTHING),
    /// Addresses; program.
    LISTENS_ON_NETWORK(HereVerdict.GOOD, HereCure.NOTHING),
    /// Addresses; program.
    LISTENS_ON_LOOPBACK(HereVerdict.PROBLEM, HereCure.LISTEN_ON_ALL),
    /// Addresses; the one that the device uses.
    LISTENS_ON_OTHER_ADDRESS(HereVerdict.PROBLEM, HereCure.USE_OTHER_ADDRESS),
    /// Addresses.
    LISTENS_ON_IPV6_ALONE(HereVerdict.PROBLEM, HereCure.LISTEN_ON_ALL),
    /// Addresses.
    LISTENS_MAYBE_ON_IPV6_ALONE(HereVerdict.UNKNOWN, HereCure.ASK_AS_ROOT),
    /// Port; where Mosquitto listens.
    LISTENS_ON_OTHER_PORT(HereVerdict.PROBLEM, HereCure.USE_OTHER_PORT),
    /// Port.
    NOTHING_LISTENS(HereVerdict.PROBLEM, HereCure.START_BROKER),
    /// Program; port.
    OTHER_PROGRAM_LISTENS(HereVerdict.NOTE, HereCure.ASK_OTHER_PROGRAM),
    /// Addresses.
    PROGRAM_NOT_SEEN(HereVerdict.NOTE, HereCure.ASK_AS_ROOT),
    /// Operating system.
    SOCKETS_NOT_SEEN(HereVerdict.UNKNOWN, HereCure.ASK_AS_ROOT),

    /// Main file; number of files.
    CONFIGURATION_READ(HereVerdict.GOOD, HereCure.NOTHING),
    /// Where it was looked for.
    CONFIGURATION_NOT_FOUND(HereVerdict.UNKNOWN, HereCure.LOOK_FOR_FILE),
    /// File; process.
    CONFIGURATION_OF_PROCESS(HereVerdict.NOTE, HereCure.NOTHING),
    /// Process; the file that it did not read.
    STARTED_WITHOUT_CONFIGURATION(HereVerdict.PROBLEM, HereCure.RESTART_BROKER),
    /// Process.
    BROKER_IN_CONTAINER(HereVerdict.UNKNOWN, HereCure.ASK_CONTAINER),
    /// File; why.
    FILE_NOT_READABLE(HereVerdict.UNKNOWN, HereCure.ASK_AS_ROOT),
    /// The later line; the earlier one.
    LATER_LINE_WINS(HereVerdict.NOTE, HereCure.REMOVE_ONE_LINE),
    /// The second line; the first one.
    GIVEN_TWICE(HereVerdict.PROBLEM, HereCure.REMOVE_ONE_LINE),
    /// Line; the character.
    STRAY_CHARACTER(HereVerdict.PROBLEM, HereCure.CORRECT_LINE),
    /// Line.
    COMMENT_INDENTED(HereVerdict.PROBLEM, HereCure.CORRECT_LINE),
    /// Line; what is expected.
    VALUE_NOT_ACCEPTED(HereVerdict.PROBLEM, HereCure.CORRECT_LINE),
    /// Line.
    OPTION_UNKNOWN(HereVerdict.PROBLEM, HereCure.CORRECT_LINE),
    /// Line; folder as Mosquitto takes it, quoted.
    INCLUDED_FOLDER_MISSING(HereVerdict.PROBLEM, HereCure.CORRECT_LINE),
    /// Line.
    NESTED_INCLUDE_IGNORED(HereVerdict.NOTE, HereCure.MOVE_LINE),
    /// Folder; main file.
    FOLDER_NOT_INCLUDED(HereVerdict.NOTE, HereCure.INCLUDE_FOLDER),
    /// File.
    FILE_NOT_INCLUDED(HereVerdict.NOTE, HereCure.RENAME_FILE),
    /// Line.
    OPTION_WITHOUT_LISTENER(HereVerdict.PROBLEM, HereCure.MOVE_BELOW_LISTENER),
    /// Line; the listener's line.
    OPTION_BELOW_INCLUDE(HereVerdict.NOTE, HereCure.MOVE_BELOW_LISTENER),
    /// Line.
    PER_LISTENER_TOO_LATE(HereVerdict.PROBLEM, HereCure.MOVE_LINE),

    /// Line.
    LISTENER_FOR_NETWORK(HereVerdict.GOOD, HereCure.NOTHING),
    /// Main file.
    LOCAL_ONLY_MODE(HereVerdict.PROBLEM, HereCure.ADD_LISTENER),
    /// Main file.
    LOCAL_ONLY_IF_VERSION_2(HereVerdict.UNKNOWN, HereCure.ADD_LISTENER),
    /// Line.
    LISTENER_ON_LOOPBACK(HereVerdict.PROBLEM, HereCure.LISTEN_ON_ALL),
    /// Line.
    BIND_ADDRESS_ON_LOOPBACK(HereVerdict.PROBLEM, HereCure.LISTEN_ON_ALL),
    /// The second line; the first one.
    LISTENERS_CLASH(HereVerdict.PROBLEM, HereCure.REMOVE_ONE_LINE),
    /// Line; port.
    UNINTENDED_LISTENER(HereVerdict.NOTE, HereCure.MOVE_BELOW_LISTENER),
    /// Port; listeners.
    NO_LISTENER_ON_PORT(HereVerdict.PROBLEM, HereCure.USE_OTHER_PORT),
    /// Line.
    LISTENER_SPEAKS_WEBSOCKETS(HereVerdict.PROBLEM, HereCure.CHANGE_PROTOCOL),
    /// Line.
    LISTENER_WITH_TLS(HereVerdict.NOTE, HereCure.USE_TLS),
    /// Line; network interface.
    LISTENER_ON_INTERFACE(HereVerdict.NOTE, HereCure.NOTHING),
    /// Line; address.
    LISTENER_ON_FOREIGN_ADDRESS(HereVerdict.PROBLEM, HereCure.LISTEN_ON_ALL),
    /// Line; the address that the device uses.
    LISTENER_ON_OTHER_ADDRESS(HereVerdict.PROBLEM, HereCure.LISTEN_ON_ALL),
    /// Port.
    COMMAND_LINE_PORT_IGNORED(HereVerdict.NOTE, HereCure.NOTHING),

    /// File; number of users.
    USERS_IN_FILE(HereVerdict.GOOD, HereCure.NOTHING),
    /// User; file.
    USER_NOT_IN_FILE(HereVerdict.PROBLEM, HereCure.ADD_USERS),
    /// Line.
    ANYBODY_GETS_IN(HereVerdict.NOTE, HereCure.FORBID_ANONYMOUS),
    /// The line that says so, or the name of the option that is missing.
    NOBODY_GETS_IN(HereVerdict.PROBLEM, HereCure.ADD_USERS),
    /// Line.
    OTHER_WAY_IN(HereVerdict.NOTE, HereCure.NOTHING),
    /// File.
    PASSWORD_FILE_EMPTY(HereVerdict.PROBLEM, HereCure.ADD_USERS),
    /// File; users.
    PASSWORDS_NOT_HASHED(HereVerdict.PROBLEM, HereCure.HASH_PASSWORDS),
    /// User; file.
    PASSWORD_OF_USER_NOT_HASHED(HereVerdict.PROBLEM, HereCure.SET_PASSWORD),
    /// File; users.
    SOME_PASSWORDS_NOT_HASHED(HereVerdict.NOTE, HereCure.SET_PASSWORD),
    /// Line; file.
    NAMED_FILE_MISSING(HereVerdict.PROBLEM, HereCure.MAKE_FILE),
    /// Line; file as Mosquitto takes it.
    NAMED_FILE_WITH_MORE(HereVerdict.PROBLEM, HereCure.CORRECT_LINE),
    /// File; the broker's user; the permissions that keep it out.
    NAMED_FILE_CLOSED_TO_BROKER(HereVerdict.PROBLEM, HereCure.LET_BROKER_READ),
    /// File; why.
    NAMED_FILE_NOT_SEEN(HereVerdict.UNKNOWN, HereCure.ASK_AS_ROOT),

    /// File.
    RULES_FOR_USERS(HereVerdict.GOOD, HereCure.NOTHING),
    /// Nothing.
    NO_RULES(HereVerdict.NOTE, HereCure.NOTHING),
    /// User; file.
    USER_WITHOUT_RULES(HereVerdict.PROBLEM, HereCure.ADD_RULES),
    /// Users; file.
    USERS_WITHOUT_RULES(HereVerdict.NOTE, HereCure.ADD_RULES),
    /// Line.
    RULE_NOT_ACCEPTED(HereVerdict.PROBLEM, HereCure.CORRECT_LINE),

    /// File; date.
    CERTIFICATE_VALID(HereVerdict.GOOD, HereCure.NOTHING),
    /// File; date.
    CERTIFICATE_EXPIRED(HereVerdict.PROBLEM, HereCure.RENEW_CERTIFICATE),
    /// File; date.
    CERTIFICATE_NOT_YET_VALID(HereVerdict.PROBLEM, HereCure.RENEW_CERTIFICATE),
    /// File; line.
    CERTIFICATE_NOT_USABLE(HereVerdict.PROBLEM, HereCure.RENEW_CERTIFICATE),
    /// Line; the option that is missing.
    CERTIFICATE_INCOMPLETE(HereVerdict.PROBLEM, HereCure.CORRECT_LINE),

    /// What the service manager says.
    SERVICE_RUNS(HereVerdict.GOOD, HereCure.NOTHING),
    /// What the service manager says.
    SERVICE_DOES_NOT_RUN(HereVerdict.PROBLEM, HereCure.START_BROKER),
    /// What the service manager says.
    SERVICE_NOT_ENABLED(HereVerdict.NOTE, HereCure.ENABLE_SERVICE),
    /// Process; since when.
    PROCESS_RUNS(HereVerdict.GOOD, HereCure.NOTHING),
    /// Nothing.
    NO_PROCESS(HereVerdict.PROBLEM, HereCure.START_BROKER),
    /// Nothing.
    PROGRAM_MISSING(HereVerdict.PROBLEM, HereCure.INSTALL_BROKER),
    /// Nothing.
    PROCESSES_NOT_SEEN(HereVerdict.UNKNOWN, HereCure.ASK_AS_ROOT),
    /// File; date of its last change; date of Mosquitto's start.
    EDITED_NOT_RESTARTED(HereVerdict.NOTE, HereCure.RESTART_BROKER),
    /// Address and port; date of the files' last change; date of Mosquitto's start.
    LISTENER_NOT_IN_FORCE(HereVerdict.PROBLEM, HereCure.RESTART_BROKER),
    /// Where it says so.
    LOG_HAS_ERRORS(HereVerdict.NOTE, HereCure.READ_ITS_LOG),
    /// File; why.
    LOG_NOT_READABLE(HereVerdict.UNKNOWN, HereCure.ASK_AS_ROOT),

    /// The programs that were asked.
    NO_FIREWALL_RULES(HereVerdict.GOOD, HereCure.NOTHING),
    /// Port; the program that says so.
    FIREWALL_LETS_IN(HereVerdict.GOOD, HereCure.NOTHING),
    /// Port; the program that says so.
    FIREWALL_BLOCKS(HereVerdict.PROBLEM, HereCure.OPEN_FIREWALL),
    /// Port; the program that says so.
    FIREWALL_NOT_UNDERSTOOD(HereVerdict.UNKNOWN, HereCure.READ_FIREWALL),
    /// The programs that were asked.
    FIREWALL_NOT_SHOWN(HereVerdict.UNKNOWN, HereCure.ASK_AS_ROOT);

    private final HereVerdict verdict;
    private final HereCure cure;

    HereCause(HereVerdict verdict, HereCure cure) {
        this.verdict = verdict;
        this.cure = cure;
    }

    /// How bad it is.
    public HereVerdict verdict() {
        return verdict;
    }

    /// What helps.
    public HereCure cure() {
        return cure;
    }
}
