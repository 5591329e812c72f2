package dev.picolight.device.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.brokersetup.BrokerSetup;
import dev.picolight.device.brokersetup.BrokerUser;
import dev.picolight.device.brokersetup.ChangeSet;
import dev.picolight.device.brokersetup.MosquittoFolder;
import dev.picolight.device.brokersetup.NewPassword;
import dev.picolight.device.brokersetup.SetupTrouble;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Sets Mosquitto up so that devices on the LAN reach it, each with a password and rules of its
/// own.
@Command(
        name = "setup-broker",
        description =
                "Set this machine's Mosquitto up for devices on the LAN: it listens there, wants passwords, and lets each device into its own rooms alone. Shows what would change and asks; keeps what it replaces.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Who can log in already keeps the password. New ones get a generated password, each in a file that only root may read; it is said where.",
            "Ends with 0: done, or nothing to change, 1: not wanted or not possible, what was there is there, or Mosquitto could not be restarted, 2: wrong usage, 3: wrong settings."
        })
final class SetupBrokerCommand implements Callable<Integer> {
    @Spec private CommandSpec command = CommandSpec.create();

    @Mixin private BrokerUsersOptions users = new BrokerUsersOptions();

    @Mixin private MosquittoOption mosquitto = new MosquittoOption();

    @Option(
            names = "--ask-passwords",
            description =
                    "ask for each new user's password instead of generating it; without a terminal each is a line of the input")
    private boolean askPasswords;

    @Option(names = "--print", description = "print the files and change nothing")
    private boolean print;

    @Option(names = "--undo", description = "bring back what was there before the last set-up")
    private boolean undo;

    @Option(names = "--yes", description = "do not ask before it is written")
    private boolean yes;

    @Option(names = "--no-restart", description = "leave the restart of Mosquitto to me")
    private boolean noRestart;

    @Override
    public Integer call() throws InterruptedException {
        List<BrokerUser> wanted = users.all(command);
        if (undo && (print || !wanted.isEmpty())) {
            throw new ParameterException(
                    command.commandLine(), "--undo stands alone: leave the users and --print out");
        }
        if (!undo && wanted.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(),
                    "Missing: for whom, --settings FILE, --device ID:ROOM or --controller NAME");
        }
        PrintWriter out = command.commandLine().getOut();
        Conversation conversation = new Conversation(out);
        try {
            if (print) {
                out.print(setup(mosquitto.folder()).printed(wanted));
                out.flush();
                return ExitCode.OK.number();
            }
            return change(wanted, mosquitto.writable(), conversation, out);
        } catch (SetupTrouble trouble) {
            throw new Refusal(ExitCode.FAILED, trouble.words());
        }
    }

    private static BrokerSetup setup(MosquittoFolder folder) {
        return new BrokerSetup(folder, new SecureRandom());
    }

    private Integer change(
            List<BrokerUser> wanted,
            MosquittoFolder folder,
            Conversation conversation,
            PrintWriter out)
            throws SetupTrouble, InterruptedException {
        Path program = folder.program();
        ChangeSet changes =
                undo ? setup(folder).undo() : setup(folder).plan(wanted, source(conversation));
        if (changes.isEmpty()) {
            out.println("Nothing to change: the broker is set up like that already.");
            out.flush();
            return ExitCode.OK.number();
        }
        changes.shown().forEach(out::println);
        if (!undo && !changes.withoutRules().isEmpty()) {
            out.printf(
                    "Without a rule, and so allowed nothing: %s. Name them as --device or --controller to keep them.%n",
                    String.join(", ", changes.withoutRules()));
        }
        boolean restart = !noRestart && MosquittoService.canBeTold(folder);
        String question = restart ? "Write this and restart Mosquitto?" : "Write this?";
        if (!yes && !conversation.agrees(question)) {
            throw new Refusal(ExitCode.FAILED, "Nothing was changed.");
        }
        ChangeSet.Written written = changes.write(program, Instant.now());
        if (undo) {
            out.println("What was there before the last set-up is there again.");
        } else {
            tell(changes, written, wanted, out);
        }
        boolean told = MosquittoService.tell("restart", folder, !noRestart, out);
        return (told ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private static void tell(
            ChangeSet changes,
            ChangeSet.Written written,
            List<BrokerUser> wanted,
            PrintWriter out) {
        out.println(
                written.untried()
                        .map(why -> "Written; " + why)
                        .orElse("Written; Mosquitto starts with it (tried on another port)."));
        out.printf("What was there is kept in %s%n", written.backup());
        changes.newPasswords().forEach(file -> out.printf("New password: %s%n", file));
        wanted.stream()
                .filter(BrokerUser.Device.class::isInstance)
                .map(BrokerUser.Device.class::cast)
                .forEach(device ->
                        out.printf(
                                "The settings of %s need under broker: «user: %s»%n",
                                device.id(), device.name()));
        out.flush();
    }

    private NewPassword source(Conversation conversation) {
        return askPasswords
                ? (NewPassword.Asked)
                        user -> NewPassword.checked(conversation.password(user.text()))
                : new NewPassword.Generated(new SecureRandom());
    }
}
