package io.calibration.cli.stages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.Collected;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.cli.registry.Who;
import io.calibration.cli.terminal.BadInput;
import io.calibration.cli.terminal.Console;
import io.calibration.cli.terminal.Story;
import io.calibration.cli.terminal.Telling;
import io.calibration.json.PolicyJson;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From a time that a person calls healthy to a policy. */
@Command(
        name = "learn",
        sortOptions = false,
        description =
                "Writes a policy from a time that you call healthy: for each rate the range in which it will lie in a later window of as many results.")
public final class LearnCommand implements Callable<Integer> {

    @Mixin
    private final CollectOptions options = new CollectOptions();

    @Mixin
    private final Who who = new Who();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "learned_policy.json",
            description = "a new file for the policy; default: ${DEFAULT-VALUE}")
    private Path out = Path.of("learned_policy.json");

    @Option(names = "--json", description = "print one JSON object instead of sentences")
    private boolean json;

    private final Console console;

    /** @param console what it talks with */
    public LearnCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out)) {
            throw new BadInput("--out " + out
                    + ": there is such a file, and what people edited is not overwritten. Name a new one.");
        }
        Collected collected = options.collect(console, PrivacyPolicy.standard(), json);
        CalibrationPolicy policy = learned(collected);
        byte[] document = PolicyJson.write(policy);
        Files.write(out, document);
        List<String> leftOut = Objects.requireNonNull(policy.learned()).leftOut();
        if (json) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            object.putArray("files").add(out.toString());
            object.put("policy_digest", Digest.of(document).hex());
            leftOut.forEach(object.putArray("left_out")::add);
            console.out().println(object);
            return 0;
        }
        Story story = console.story(false);
        new Telling(story, PrivacyPolicy.standard()).intake(collected.snapshot(), options.origin());
        story.tell("Written to " + out
                + ". Read it, change what you know better, and give it to the next run with --policy.");
        leftOut.forEach(sentence -> story.detail("- " + sentence));
        return 0;
    }

    private CalibrationPolicy learned(Collected collected) {
        try {
            return collected.learn(who.actor());
        } catch (IllegalStateException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }
}
