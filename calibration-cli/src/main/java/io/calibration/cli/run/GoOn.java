package io.calibration.cli.run;

import io.calibration.approval.Registry;
import io.calibration.approval.VersionStatus;
import io.calibration.cli.registry.Place;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.ShellWords;
import io.calibration.cli.terminal.Story;
import io.calibration.config.Version;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.ScopeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says how people go on from a submitted proposal, in the commands to type.
 *
 * @param place where the registry is kept, or null when it ends with this run
 * @param scope the scope of this run
 * @param arguments those that this run was started with
 */
record GoOn(Story story, @Nullable Place place, ScopeId scope, List<String> arguments) {

    private static final String EXAMPLE = "registry";

    /** Shows the commands that look at this version, approve and activate it; none of them is run. */
    void from(Registry registry, Version base, Version next) {
        story.step("Decide: that is for people, not for this program");
        if (place == null) {
            story.tell(
                    "The registry was in memory: it ends with this run, and the submission with it. Keep it in a folder or a database,"
                            + " and the commands that go on are shown instead:");
            story.command(Console.program() + " "
                    + ShellWords.of(Stream.concat(elsewhere(), Stream.of("--registry", EXAMPLE))));
            return;
        }
        RegisteredVersion version = registry.version(next).orElseThrow();
        String breaking = version.isBreaking() ? " --breaking" : "";
        VersionStatus status = registry.status(next).orElseThrow();
        story.tell(next + " is " + status + ". Look at what it changes"
                + (status == VersionStatus.PROPOSED ? ", approve it if it is right," : "") + " and activate it:");
        story.command(gate() + " show " + next);
        if (status == VersionStatus.PROPOSED) {
            story.command(gate() + " approve " + next + " --shown " + version.binding() + breaking
                    + " --as YOUR_ID --reason 'WHY'");
        }
        story.command(gate() + " activate " + next + " --instead-of " + base + " --as YOUR_ID");
    }

    /** The arguments of this run, with another folder for the artifacts: what this one left would be in the way. */
    private Stream<String> elsewhere() {
        List<String> changed = new ArrayList<>(arguments);
        for (int i = 0; i < changed.size(); i++) {
            boolean isValue = i > 0 && changed.get(i - 1).equals("--out");
            if (isValue || changed.get(i).startsWith("--out=")) {
                changed.set(i, changed.get(i).replaceFirst("/*$", "-kept"));
            }
        }
        return changed.stream();
    }

    private String gate() {
        return gate(Objects.requireNonNull(place), scope, arguments);
    }

    /**
     * The command that looks at a registry and decides on its versions, without its subcommand.
     *
     * @param arguments of this run, from which the libraries are taken
     */
    static String gate(Place place, ScopeId scope, List<String> arguments) {
        return Console.program() + " registry "
                + ShellWords.of(Stream.concat(
                        Console.lib(arguments), Stream.of("--registry", place.text(), "--scope", scope.value())));
    }
}
