package dev.picolight.device.app;

import dev.picolight.device.words.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with a command line, in the language of the user; picocli itself has only
/// English.
final class WrongUsage {
    private static final Pattern EXCLUSIVE =
            Pattern.compile("Error: (.*) are mutually exclusive.*");
    private static final Pattern UNKNOWN_COMMAND = Pattern.compile("Unknown subcommand '(.*)'.*");
    private static final Pattern NO_NUMBER = Pattern.compile("('.*') is not an? (?:int|long)");

    private static final Pattern MISSING = Pattern.compile("Missing required [^:]*: (.*)");
    private static final Pattern NO_VALUE =
            Pattern.compile("Missing required parameter for option ('.*') .*");

    /// What picocli finds.
    enum Kind {
        UNKNOWN_OPTION,
        UNKNOWN_ARGUMENT,
        UNKNOWN_COMMAND,
        MISSING,
        NO_VALUE,
        MISSING_COMMAND,
        TWICE,
        EXCLUSIVE,
        NO_NUMBER,
        INVALID,
        /// Our own words, or picocli's where they cannot be told apart.
        OTHER
    }

    private WrongUsage() {}

    /// The sentence, without line end.
    static String words(ParameterException wrong) {
        String message = String.valueOf(wrong.getMessage());
        return switch (wrong) {
            case UnmatchedArgumentException unknown -> unmatched(unknown);
            case MissingParameterException missing -> missing(missing, message);
            case OverwrittenOptionException twice ->
                    said(Kind.TWICE, name(twice.getOverwritten()), "");
            case MutuallyExclusiveArgsException _ ->
                    said(Kind.EXCLUSIVE, group(EXCLUSIVE, message), "");
            default -> other(wrong, message);
        };
    }

    private static String unmatched(UnmatchedArgumentException unknown) {
        return said(
                unknown.isUnknownOption() ? Kind.UNKNOWN_OPTION : Kind.UNKNOWN_ARGUMENT,
                unknown.getUnmatched().stream()
                        .map("'%s'"::formatted)
                        .collect(Collectors.joining(", ")),
                "");
    }

    /// The exception itself knows only the first of them.
    private static String missing(MissingParameterException missing, String message) {
        Matcher value = NO_VALUE.matcher(message);
        if (value.matches()) {
            return said(Kind.NO_VALUE, value.group(1), "");
        }
        Matcher arguments = MISSING.matcher(message);
        return arguments.matches()
                ? said(Kind.MISSING, arguments.group(1), "")
                : said(
                        Kind.MISSING,
                        missing.getMissing().stream()
                                .map(WrongUsage::label)
                                .collect(Collectors.joining(", ")),
                        "");
    }

    private static String other(ParameterException wrong, String message) {
        if (wrong.getCause() instanceof TypeConversionException unreadable
                && wrong.getArgSpec() != null) {
            String why = String.valueOf(unreadable.getMessage());
            Matcher noNumber = NO_NUMBER.matcher(why);
            return noNumber.matches()
                    ? said(Kind.NO_NUMBER, name(wrong.getArgSpec()), noNumber.group(1))
                    : said(Kind.INVALID, name(wrong.getArgSpec()), why);
        }
        if (message.equals("Missing required subcommand")) {
            return said(Kind.MISSING_COMMAND, "", "");
        }
        return UNKNOWN_COMMAND.matcher(message).matches()
                ? said(Kind.UNKNOWN_COMMAND, "'" + group(UNKNOWN_COMMAND, message) + "'", "")
                : said(Kind.OTHER, message, "");
    }

    private static String group(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.matches() ? matcher.group(1) : message;
    }

    private static String name(ArgSpec argument) {
        UsageWords words = Words.of(UsageWords.class);
        return argument.isOption()
                ? words.option(label(argument))
                : words.parameter(argument.paramLabel());
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String said(Kind kind, String what, String why) {
        return Words.of(UsageWords.class).wrong(kind, what, why);
    }
}
