package io.calibration.cli.registry;

import io.calibration.approval.Registry;
import io.calibration.approval.VisibleText;
import io.calibration.config.Version;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.RegistryEvent;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The audit log for people: what happened, who did it, when, and why. */
@Command(
        name = "history",
        aliases = "log",
        description = "Lists who did what, when and why, oldest first; of VERSION, or of all.")
final class HistoryCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    RegistryCommand gate;

    @Parameters(arity = "0..1", paramLabel = "VERSION")
    @Nullable
    Version version;

    @Option(names = "--refused", description = "with what the gate refused")
    boolean refused;

    @Override
    public Integer call() {
        RegistryCommand command = Objects.requireNonNull(gate);
        Registry registry = command.reading();
        if (version != null) {
            RegistryCommand.registered(registry, version);
        }
        List<AuditEntry> entries =
                registry.log().entries().stream().filter(this::isAskedFor).toList();
        if (command.json) {
            command.out.println(AnswerJson.of(registry, entries));
        } else {
            entries.forEach(entry -> command.out.println(told(registry, entry)));
        }
        return 0;
    }

    private boolean isAskedFor(AuditEntry entry) {
        return ((version == null) || entry.event().version().equals(version))
                && (refused || !(entry.event() instanceof RegistryEvent.Refused));
    }

    private static String told(Registry registry, AuditEntry entry) {
        String line = entry.seq() + "  " + entry.at() + "  " + entry.actor() + ": " + AnswerText.what(entry.event());
        return entry.reason() == null
                ? line
                : line + ", who says:\n"
                        + registry.log()
                                .reason(entry.seq())
                                .map(reason -> VisibleText.quoted(reason, ReviewText.MARK))
                                .orElse("  (erased)");
    }
}
