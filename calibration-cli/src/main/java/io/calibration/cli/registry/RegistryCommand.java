package io.calibration.cli.registry;

import io.calibration.approval.Command.Acknowledgement;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Registry;
import io.calibration.cli.terminal.Console;
import io.calibration.config.Version;
import io.calibration.json.ConfigJson;
import io.calibration.json.InvalidDocumentException;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegisteredVersion.Schedule;
import io.calibration.registry.RegistryStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The approval gate for people: one subcommand for each thing that they do. */
@Command(
        name = "registry",
        subcommands = {
            AuditCommands.Verify.class,
            AuditCommands.Export.class,
            AuditCommands.Sign.class,
            AuditCommands.Keys.class,
            AuditCommands.EraseReason.class,
            ConfigCommand.class,
            ConfigDiffCommand.class,
            HistoryCommand.class,
            ProposalCommands.Submit.class,
            ProposalCommands.Rebase.class
        },
        description = "Looks at a registry, in a folder or a database, and decides on its versions.",
        footer =
                "Ends with 0 when done or proposed already, 1 when the gate refused or the log does not verify, 2 for bad input or usage, or"
                        + " when the registry could not be reached.")
public final class RegistryCommand {

    static final int REFUSED = 1;
    private static final int MAX_DAYS = 14;

    @Mixin
    private final RegistryOptions where = new RegistryOptions();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print one JSON object instead of sentences")
    boolean json;

    final PrintStream out;

    /** @param console what it talks with */
    public RegistryCommand(Console console) {
        this.out = console.out();
    }

    @Command(
            description = "Makes a new registry, unless there is one; CONFIG, in use today, becomes its first version.")
    int bootstrap(@Parameters(paramLabel = "CONFIG") Path config, @Mixin Person person) throws IOException {
        Content content = content(config);
        var bootstrap = new io.calibration.approval.Command.Bootstrap(
                person.actor(), version(config, content), content, person.reason());
        return tell(where.create().execute(bootstrap));
    }

    static Content content(Path file) throws IOException {
        return Content.of(Files.readAllBytes(file));
    }

    /** The one that the config names. */
    static Version version(Path file, Content config) {
        try {
            return ConfigJson.read(config.bytes()).logicVersion();
        } catch (InvalidDocumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    @Command(description = "Lists the versions and how they stand.")
    int list() {
        RegistryStore store = where.place().read();
        Registry registry = where.known(store);
        if (json) {
            out.println(AnswerJson.of(registry));
            return 0;
        }
        for (RegisteredVersion version : registry.versions()) {
            out.println(new Standing(registry, version).line());
        }
        out.println(inForce(registry));
        registry.active()
                .filter(active -> active.activation().reviewOwed())
                .ifPresent(active -> out.println(
                        "The active version was rolled back to by one person alone: a review is owed, by others, of why. It"
                                + " counts as done at the next activation."));
        where.tellOthers(store.scopes(), out);
        return 0;
    }

    @Command(
            description =
                    "Shows what is to be decided on: what changes, as the gate found; what was checked; what the submitter says; the binding digest.")
    int show(@Parameters(paramLabel = "VERSION") Version version) throws IOException {
        Registry registry = reading();
        RegisteredVersion registered = registered(registry, version);
        String page = ReviewText.of(registry, registered);
        out.println(json ? AnswerJson.of(registry, registered, page) : page);
        return 0;
    }

    static RegisteredVersion registered(Registry registry, Version version) {
        return registry.version(version)
                .orElseThrow(() -> new IllegalArgumentException("The registry does not know this version."));
    }

    @Command(description = "Consents to a version, exactly as it was shown.")
    int approve(
            @Parameters(paramLabel = "VERSION") Version version,
            @Option(
                            names = "--shown",
                            paramLabel = "DIGEST",
                            required = true,
                            description = "the binding digest of show")
                    Digest shown,
            @Option(
                            names = "--breaking",
                            description =
                                    "say that you saw that it breaks compatibility, or that nobody knows whether it does")
                    boolean breaking,
            @Mixin Person person) {
        Registry registry = deciding();
        int code = tell(registry.approve(
                person.actor(),
                version,
                shown,
                breaking ? Acknowledgement.BREAKING_CHANGE : Acknowledgement.NONE,
                person.reason()));
        if (code == 0 && !json) {
            out.println(new Standing(registry, registered(registry, version)).counting());
        }
        return code;
    }

    @Command(description = "Refuses a version for good, exactly as it was shown.")
    int reject(
            @Parameters(paramLabel = "VERSION") Version version,
            @Option(
                            names = "--shown",
                            paramLabel = "DIGEST",
                            required = true,
                            description = "the binding digest of show")
                    Digest shown,
            @Mixin Person person) {
        return tell(deciding().reject(person.actor(), version, shown, person.reason()));
    }

    @Command(description = "Takes a version back that you proposed and that has not been active, for good.")
    int withdraw(@Parameters(paramLabel = "VERSION") Version version, @Mixin Person person) {
        return tell(deciding().withdraw(person.actor(), version, person.reason()));
    }

    @Command(description = "Takes an approved version that is not active out of use, for good.")
    int deprecate(@Parameters(paramLabel = "VERSION") Version version, @Mixin Person person) {
        return tell(deciding().deprecate(person.actor(), version, person.reason()));
    }

    @Command(description = "Makes an approved version the active one.")
    int activate(
            @Parameters(paramLabel = "VERSION") Version version,
            @Option(
                            names = "--instead-of",
                            paramLabel = "VERSION",
                            required = true,
                            description = "what you believe to be active")
                    Version active,
            @Mixin Who who) {
        return tell(deciding().activate(who.actor(), version, active));
    }

    @Command(
            description =
                    "Says from when on an approved version is to be active; activate-due does it, as long as no other version was made active meanwhile. Takes the place of an earlier schedule.")
    int schedule(
            @Parameters(paramLabel = "VERSION") Version version,
            @Option(
                            names = "--instead-of",
                            paramLabel = "VERSION",
                            required = true,
                            description = "what you expect to be active then")
                    Version active,
            @Option(
                            names = "--from",
                            paramLabel = "INSTANT",
                            required = true,
                            description = "the instant, such as 2026-12-01T06:00:00Z")
                    Instant from,
            @Mixin Who who) {
        Registry registry = deciding();
        Schedule before =
                registry.version(version).map(RegisteredVersion::schedule).orElse(null);
        int code = tell(registry.schedule(who.actor(), version, active, from));
        if ((code == 0) && (before != null) && !json) {
            out.println("It takes the place of the schedule for " + before.due() + ".");
        }
        return code;
    }

    @Command(description = "Takes a schedule back; the version stays approved.")
    int unschedule(@Parameters(paramLabel = "VERSION") Version version, @Mixin Person person) {
        return tell(deciding()
                .execute(new io.calibration.approval.Command.Unschedule(person.actor(), version, person.reason())));
    }

    @Command(name = "activate-due", description = "Makes active what was scheduled and is due.")
    int activateDue(@Mixin Who who) {
        List<CommandResult> answers = deciding().activateDue(who.actor());
        if (answers.isEmpty()) {
            out.println(json ? "{\"entry\":null}" : "Nothing is due.");
        }
        return answers.stream().mapToInt(this::tell).max().orElse(0);
    }

    @Command(
            name = "set-policy",
            description =
                    "Sets how many people must approve, and for how long that counts; what is not given stays as it is.")
    int setPolicy(
            @Option(names = "--quorum", paramLabel = "PEOPLE", description = "people who must approve, 1 or more")
                    @Nullable
                    Integer quorum,
            @Option(names = "--days", paramLabel = "DAYS", description = "how long an approval counts, 1 to 14")
                    @Nullable
                    Integer days,
            @Mixin Person person) {
        if ((quorum == null) && (days == null)) {
            throw new IllegalArgumentException("Say what is to change: --quorum, --days, or both.");
        }
        if ((days != null) && ((days < 1) || (days > MAX_DAYS))) {
            throw new IllegalArgumentException(
                    "--days " + days + ": an approval counts for 1 to " + MAX_DAYS + " days.");
        }
        Registry registry = deciding();
        ApprovalPolicy inForce = registry.policy();
        ApprovalPolicy policy = new ApprovalPolicy(
                quorum == null ? inForce.quorum() : quorum,
                days == null ? inForce.voteValidity() : Duration.ofDays(days));
        int code = tell(registry.execute(new io.calibration.approval.Command.SetPolicy(
                person.actor(), active(registry), inForce, policy, person.reason())));
        if (code == 0 && !json) {
            out.println(inForce(registry));
            registry.versions().stream()
                    .map(version -> new Standing(registry, version))
                    .filter(Standing::lacksApprovals)
                    .forEach(standing -> out.println("Waits for more: " + standing.line()));
        }
        return code;
    }

    private static String inForce(Registry registry) {
        ApprovalPolicy policy = registry.policy();
        return "Policy in force: people who must approve: " + policy.quorum() + "; an approval counts for "
                + days(policy.voteValidity()) + ".";
    }

    @Command(
            name = "correct-time",
            description =
                    "Sets the log's time right, where a wrong clock moved it ahead. Approvals from before count no more.")
    int correctTime(@Mixin Person person) {
        Registry registry = deciding();
        return tell(registry.execute(
                new io.calibration.approval.Command.CorrectTime(person.actor(), active(registry), person.reason())));
    }

    static Version active(Registry registry) {
        return registry.active().orElseThrow().version().version();
    }

    @Command(name = "roll-back", description = "Makes a formerly active version the active one again.")
    int rollBack(
            @Parameters(paramLabel = "VERSION") Version version,
            @Option(
                            names = "--instead-of",
                            paramLabel = "VERSION",
                            required = true,
                            description = "what you believe to be active")
                    Version active,
            @Mixin Person person) {
        return tell(deciding().rollBack(person.actor(), version, active, person.reason()));
    }

    int tell(CommandResult answer) {
        return json ? AnswerText.tell(answer, AnswerJson.of(answer), out) : AnswerText.tell(answer, out);
    }

    /** Such as "14 days". */
    private static String days(Duration time) {
        return time.equals(Duration.ofDays(time.toDays())) ? time.toDays() + " days" : time.toString();
    }

    Registry reading() {
        return where.reading();
    }

    Registry deciding() {
        return where.deciding();
    }
}
