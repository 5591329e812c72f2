package dev.picolight.device.app;

import dev.picolight.device.words.Localized;

/// What is wrong with a command line.
@Localized
interface UsageWords {
    /// What the library of the command line has found.
    ///
    /// @param what the argument or arguments, as they were written or as the help calls them
    /// @param why what its reader says, where there is one
    String wrong(WrongUsage.Kind kind, String what, String why);

    String tryHelp(String command);

    String option(String name);

    String parameter(String label);

    String noLanguage(String given, String known);

    String textOrJson();

    String noSettings(String variable);

    String nothingToDiscover();

    String deviceOfAll();

    String noTime(String given);

    String timeOutOfRange(String given);

    String listenOutOfRange(int given, int most);

    String goesWithBroker();

    String goesWithoutBroker();

    String passwordWithoutUser();

    String passwordFile(String file, String why);
}
