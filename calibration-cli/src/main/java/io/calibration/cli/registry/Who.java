package io.calibration.cli.registry;

import io.calibration.registry.Actor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who does it. This program authenticates nobody; a host's does. */
public class Who {

    @Option(
            names = "--as",
            paramLabel = "ID",
            required = true,
            description = "who you are; service:ID for a program, which never approves or rejects")
    @Nullable
    String id;

    /** The actor that is meant. */
    public Actor actor() {
        String who = Objects.requireNonNull(id);
        if (who.startsWith("human:") || who.startsWith("system:")) {
            throw new IllegalArgumentException("--as " + who + ": the id of a person has no "
                    + who.replaceFirst(":.*", ":") + " before it. Leave it out, or name a program as service:ID.");
        }
        boolean isService = who.startsWith("service:");
        return isService ? Actor.service(who.substring("service:".length())) : Actor.human(who);
    }
}
