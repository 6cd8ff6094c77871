package io.calibration.cli.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Refusal;
import io.calibration.approval.VisibleText;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegistryEvent;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What became of a command, told to who gave it at the command line. */
final class AnswerText {

    /** Their sentences have places of a config in them, which are somebody's text. */
    private static final Set<RefusalCode> QUOTES = EnumSet.of(RefusalCode.INVALID_CONTENT, RefusalCode.REBASE_CONFLICT);

    private AnswerText() {}

    /** Tells it; gives the exit code. */
    static int tell(CommandResult answer, PrintStream out) {
        if (answer instanceof CommandResult.Applied applied) {
            out.println("Done, audit entry " + applied.entry().seq() + ": "
                    + what(applied.entry().event()) + ".");
            if (!applied.besides().isEmpty()) {
                out.println(Standing.openToo(applied.besides()));
            }
            return 0;
        }
        if (answer instanceof CommandResult.AlreadyProposed already) {
            out.println("Nothing registered: the same changes wait for a decision as " + already.version() + ".");
            return 0;
        }
        answer.refusals().forEach(refusal -> out.println(line(refusal)));
        return RegistryCommand.REFUSED;
    }

    /** Tells it to a program; gives the exit code. */
    static int tell(CommandResult answer, ObjectNode json, PrintStream out) {
        out.println(json);
        return answer.refusals().isEmpty() ? 0 : RegistryCommand.REFUSED;
    }

    /** Such as "1.1.0 rolled back, instead of 1.2.0". */
    static String what(RegistryEvent event) {
        if (event instanceof RegistryEvent.PolicySet || event instanceof RegistryEvent.TimeCorrected) {
            return kind(event);
        }
        return event.version() + " " + kind(event) + detail(event);
    }

    private static String detail(RegistryEvent event) {
        if (event instanceof RegistryEvent.Scheduled scheduled) {
            return ", to be active from " + scheduled.due() + " on, instead of " + scheduled.from();
        }
        if (event instanceof RegistryEvent.Activated activated) {
            return ", instead of " + activated.from();
        }
        if (event instanceof RegistryEvent.RolledBack rolledBack) {
            return " to, instead of " + rolledBack.from();
        }
        return event instanceof RegistryEvent.Refused refused
                ? ": " + refused.attempted() + ", " + refused.codes()
                : "";
    }

    private static String kind(RegistryEvent event) {
        return event.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String line(Refusal refusal) {
        String line = "Refused (" + refusal.code() + "): " + mended(refusal);
        return QUOTES.contains(refusal.code()) ? VisibleText.quoted(line, "") : line;
    }

    /** Names the command of this program where the library names its own. */
    private static String mended(Refusal refusal) {
        return switch (refusal.code()) {
            case TIME_AHEAD -> refusal.sentence().replace("new Command.CorrectTime(...)", "registry correct-time");
            case NOT_BOOTSTRAPPED ->
                refusal.sentence().replace("registry.execute(new Command.Bootstrap(...))", "registry bootstrap");
            case STALE_BASE -> refusal.sentence() + " registry re-base VERSION --number NEW_VERSION --as ID";
            case BREAKING_NOT_ACKNOWLEDGED ->
                refusal.sentence() + " Read in show what it is about; approve --breaking says that you saw it.";
            case SUMMARY_MISMATCH -> refusal.sentence() + " Files are given with --snapshot FILE and --report FILE.";
            default -> refusal.sentence();
        };
    }
}
