package dev.picolight.device.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.brokersetup.MosquittoFolder;
import dev.picolight.device.brokersetup.NewPassword;
import dev.picolight.device.brokersetup.SetupTrouble;
import dev.picolight.device.brokersetup.UserFile;
import dev.picolight.device.brokersetup.UserName;
import dev.picolight.device.words.Words;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Who may log in at the broker that `setup-broker` has set up.
@Command(
        name = "broker-user",
        description = "The users of the broker that setup-broker has set up: add, remove, list.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BrokerUserCommand.Add.class,
            BrokerUserCommand.Remove.class,
            BrokerUserCommand.ListAll.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class BrokerUserCommand implements Callable<Integer> {
    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(command.commandLine(), say().missingTask());
    }

    private static BrokerWords say() {
        return Words.of(BrokerWords.class);
    }

    /// A step that may fail with words for the user.
    private interface Step<T> {
        T take() throws SetupTrouble;
    }

    private static <T> T refusing(Step<T> step) {
        try {
            return step.take();
        } catch (SetupTrouble trouble) {
            throw new Refusal(ExitCode.FAILED, trouble.words());
        }
    }

    private static UserFile file(MosquittoFolder folder) {
        return new UserFile(folder, new SecureRandom());
    }

    private static void forget(UserName user, MosquittoFolder folder, PrintWriter out) {
        refusing(() -> file(folder).forget(user))
                .ifPresent(generated -> out.println(say().oldPasswordDeleted(generated)));
    }

    /// For picocli.
    static final class OfUser implements ITypeConverter<UserName> {
        @Override
        public UserName convert(String value) {
            try {
                return new UserName(value);
            } catch (IllegalArgumentException impossible) {
                throw new TypeConversionException(String.valueOf(impossible.getMessage()));
            }
        }
    }

    /// Adds one.
    @Command(
            name = "add",
            description =
                    "Add a user, or give one another password. It is asked for on the terminal, or read as one line of the input.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Ends with 0: done, 1: not possible, nothing was changed, 2: wrong usage."
            })
    static final class Add implements Callable<Integer> {
        @Spec private CommandSpec command = CommandSpec.create();

        @Mixin private MosquittoOption mosquitto = new MosquittoOption();

        @Parameters(paramLabel = "NAME", converter = OfUser.class, description = "the user")
        private UserName user = new UserName("nobody");

        @Override
        public Integer call() throws InterruptedException {
            MosquittoFolder folder = mosquitto.writable();
            PrintWriter out = command.commandLine().getOut();
            boolean hasRules =
                    refusing(() -> {
                        UserFile file = file(folder);
                        file.users(); // before a password is asked for in vain
                        file.put(
                                user,
                                NewPassword.checked(new Conversation(out).password(user.text())));
                        return file.hasRules(user);
                    });
            out.println(say().passwordSet(user, folder.passwords()));
            forget(user, folder, out);
            if (!hasRules) {
                out.println(say().noRules(folder.rules(), user, Program.name()));
            }
            MosquittoService.tell("reload", folder, true, out);
            return ExitCode.OK.number();
        }
    }

    /// Removes one.
    @Command(
            name = "remove",
            description = "Remove a user. Who is connected stays so until the connection ends.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Ends with 0: done, 1: there is no such user, or it is not possible, 2: wrong usage."
            })
    static final class Remove implements Callable<Integer> {
        @Spec private CommandSpec command = CommandSpec.create();

        @Mixin private MosquittoOption mosquitto = new MosquittoOption();

        @Parameters(paramLabel = "NAME", converter = OfUser.class, description = "the user")
        private UserName user = new UserName("nobody");

        @Override
        public Integer call() throws InterruptedException {
            MosquittoFolder folder = mosquitto.writable();
            PrintWriter out = command.commandLine().getOut();
            refusing(() -> {
                file(folder).remove(user);
                return user;
            });
            out.println(say().removed(user, folder.passwords()));
            forget(user, folder, out);
            MosquittoService.tell("reload", folder, true, out);
            return ExitCode.OK.number();
        }
    }

    /// Lists all.
    @Command(
            name = "list",
            description = "List the users, one a line, without their passwords.",
            mixinStandardHelpOptions = true,
            footer = {"", "Ends with 0: done, 1: the file cannot be read, 2: wrong usage."})
    static final class ListAll implements Callable<Integer> {
        @Spec private CommandSpec command = CommandSpec.create();

        @Mixin private MosquittoOption mosquitto = new MosquittoOption();

        @Override
        public Integer call() {
            PrintWriter out = command.commandLine().getOut();
            refusing(() -> file(mosquitto.folder()).users()).forEach(out::println);
            out.flush();
            return ExitCode.OK.number();
        }
    }
}
