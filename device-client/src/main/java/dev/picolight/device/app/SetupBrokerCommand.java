package dev.picolight.device.app;

import dev.picolight.device.app.Console.Refusal;
import dev.picolight.device.app.MosquittoService.Told;
import dev.picolight.device.brokersetup.BrokerSetup;
import dev.picolight.device.brokersetup.BrokerUser;
import dev.picolight.device.brokersetup.ChangeSet;
import dev.picolight.device.brokersetup.EmqxSetup;
import dev.picolight.device.brokersetup.Listeners;
import dev.picolight.device.brokersetup.MosquittoFolder;
import dev.picolight.device.brokersetup.NewPassword;
import dev.picolight.device.brokersetup.SetupTrouble;
import dev.picolight.device.brokersetup.TlsWish;
import dev.picolight.device.words.Words;
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
            "Ends with 0: done, or nothing to change, 1: not wanted or not possible, what was there is there, or Mosquitto could not be restarted, or it was set up and the look at it found a problem, 2: wrong usage, 3: wrong settings."
        })
final class SetupBrokerCommand implements Callable<Integer> {
    /// Where the passwords for EMQX are, in the folder where the user is.
    private static final Path EMQX_PASSWORDS = Path.of("picolight-passwords");

    private final Afterwards afterwards;
    private final BrokerWords say = Words.of(BrokerWords.class);

    @Spec private CommandSpec command = CommandSpec.create();

    @Mixin private BrokerUsersOptions users = new BrokerUsersOptions();

    @Mixin private TlsOptions tls = new TlsOptions();

    @Mixin private MosquittoOption mosquitto = new MosquittoOption();

    @Option(
            names = "--ask-passwords",
            description =
                    "ask for each new user's password instead of generating it; without a terminal each is a line of the input")
    private boolean askPasswords;

    @Option(names = "--print", description = "print the files and change nothing")
    private boolean print;

    @Option(
            names = "--emqx",
            description =
                    "print a script that writes compose file, settings, rules and users for an EMQX instead, and change nothing; generated passwords are kept in picolight-passwords")
    private boolean emqx;

    @Option(names = "--undo", description = "bring back what was there before the last set-up")
    private boolean undo;

    @Option(names = "--yes", description = "do not ask before it is written")
    private boolean yes;

    @Option(names = "--no-restart", description = "leave the restart of Mosquitto to me")
    private boolean noRestart;

    SetupBrokerCommand() {
        this(new ExaminedAfterwards());
    }

    /// @param afterwards what follows when the broker was changed
    SetupBrokerCommand(Afterwards afterwards) {
        this.afterwards = afterwards;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<BrokerUser> wanted = users.all(command);
        refuse(
                undo && (print || emqx || tls.isGiven() || !wanted.isEmpty()),
                say.undoStandsAlone());
        refuse(emqx && (print || tls.isGiven() || mosquitto.isGiven()), say.emqxStandsAlone());
        refuse(!undo && wanted.isEmpty(), say.missingUsers());
        TlsWish wish = tls.wish(wanted, OwnNames.ofThisMachine(), command);
        PrintWriter out = command.commandLine().getOut();
        Conversation conversation = new Conversation(out);
        try {
            if (emqx || print) {
                out.print(
                        emqx
                                ? new EmqxSetup(EMQX_PASSWORDS, new SecureRandom())
                                        .script(wanted, source(conversation))
                                : setup(mosquitto.folder()).printed(wanted, wish));
                out.flush();
                return ExitCode.OK.number();
            }
            return change(wanted, wish, conversation, out).number();
        } catch (SetupTrouble trouble) {
            throw new Refusal(ExitCode.FAILED, trouble.words());
        }
    }

    private void refuse(boolean wrong, String words) {
        if (wrong) {
            throw new ParameterException(command.commandLine(), words);
        }
    }

    private static BrokerSetup setup(MosquittoFolder folder) {
        return new BrokerSetup(folder, new SecureRandom(), Instant.now());
    }

    private ExitCode change(
            List<BrokerUser> wanted, TlsWish wish, Conversation conversation, PrintWriter out)
            throws SetupTrouble, InterruptedException {
        MosquittoFolder folder = mosquitto.writable();
        Path program = folder.program();
        BrokerSetup setup = setup(folder);
        ChangeSet changes = undo ? setup.undo() : setup.plan(wanted, source(conversation), wish);
        if (changes.isEmpty()) {
            out.println(say.nothingToChange());
            return complete(setup, conversation, out);
        }
        changes.shown().forEach(out::println);
        if (!undo && !changes.withoutRules().isEmpty()) {
            out.println(say.withoutRules(String.join(", ", changes.withoutRules())));
        }
        boolean restart = !noRestart && MosquittoService.canBeTold(folder);
        if (!yes && !conversation.agrees(restart ? say.askToRestart() : say.askToWrite())) {
            throw new Refusal(ExitCode.FAILED, say.nothingChanged());
        }
        ChangeSet.Written written = changes.write(program, Instant.now());
        if (undo) {
            out.println(say.takenBack());
        } else {
            new SetupNews(folder, setup.listeners(), out).tell(changes, written, wanted, wish);
        }
        Told told = MosquittoService.tell("restart", folder, !noRestart, out);
        if (told == Told.FAILED) {
            return ExitCode.FAILED;
        }
        return undo ? ExitCode.OK : look(setup, told == Told.YES, out);
    }

    /// Does what an earlier run has left, which ended before Mosquitto knew its files.
    private ExitCode complete(BrokerSetup setup, Conversation conversation, PrintWriter out)
            throws SetupTrouble, InterruptedException {
        MosquittoFolder folder = setup.folder();
        if (!MosquittoService.canBeTold(folder)) {
            out.println(say.ifNotTold("systemctl restart mosquitto"));
            out.flush();
            return ExitCode.OK;
        }
        if (!MosquittoService.isBehind(folder)) {
            out.flush();
            return ExitCode.OK;
        }
        out.println(say.behind());
        if (!noRestart && !yes && !conversation.agrees(say.askToRestartAlone())) {
            throw new Refusal(ExitCode.FAILED, say.nothingChanged());
        }
        Told told = MosquittoService.tell("restart", folder, !noRestart, out);
        return told == Told.FAILED ? ExitCode.FAILED : look(setup, told == Told.YES, out);
    }

    private ExitCode look(BrokerSetup setup, boolean restarted, PrintWriter out)
            throws SetupTrouble, InterruptedException {
        Listeners listeners = setup.listeners();
        return afterwards.look(
                new Afterwards.SetUp(
                        setup.folder(),
                        listeners.numbers(),
                        listeners.clientCertificates(),
                        users.settings(),
                        restarted),
                out);
    }

    private NewPassword source(Conversation conversation) {
        return askPasswords
                ? (NewPassword.Asked)
                        user -> NewPassword.checked(conversation.password(user.text()))
                : new NewPassword.Generated(new SecureRandom());
    }
}
