package io.calibration.cli.registry;

import io.calibration.approval.Registry;
import io.calibration.approval.ReviewMaterial;
import io.calibration.config.Version;
import io.calibration.registry.Content;
import io.calibration.registry.RequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What makes a new version wait for people. */
final class ProposalCommands {

    private ProposalCommands() {}

    private static @Nullable Content optional(@Nullable Path file) throws IOException {
        return file == null ? null : RegistryCommand.content(file);
    }

    @Command(name = "submit", description = "Registers CONFIG as a proposal with its change SUMMARY.")
    static final class Submit implements Callable<Integer> {

        @ParentCommand
        @Nullable
        private RegistryCommand gate;

        @Parameters(index = "0", paramLabel = "CONFIG")
        @Nullable
        private Path config;

        @Parameters(
                index = "1",
                paramLabel = "SUMMARY",
                description =
                        "why: the change_summary.json of a run, or a text in your own words, which is shown as such")
        @Nullable
        private Path summary;

        @Option(
                names = "--snapshot",
                paramLabel = "FILE",
                description =
                        "the metrics snapshot that it rests on; decisions are replayed on it, to see how many change. Without it, nobody"
                                + " knows, and whoever approves must acknowledge that")
        @Nullable
        private Path snapshot;

        @Option(names = "--report", paramLabel = "FILE", description = "the report that it rests on")
        @Nullable
        private Path report;

        @Mixin
        private final Who who = new Who();

        @Override
        public Integer call() throws IOException {
            RegistryCommand command = Objects.requireNonNull(gate);
            Registry registry = command.deciding();
            Version base = RegistryCommand.active(registry);
            Path file = Objects.requireNonNull(config);
            Content content = RegistryCommand.content(file);
            return command.tell(registry.submit(
                    who.actor(),
                    RegistryCommand.version(file, content),
                    content,
                    base,
                    ReviewMaterial.of(why(Objects.requireNonNull(summary)))
                            .withSnapshot(optional(snapshot))
                            .withReport(optional(report))));
        }

        /** A proposal without a word of why is none that people can judge. */
        private static Content why(Path summary) throws IOException {
            Content content = RegistryCommand.content(summary);
            if (new String(content.bytes(), StandardCharsets.UTF_8).isBlank()) {
                throw new IllegalArgumentException(summary + " is empty. Write into it why: reviewers are shown it.");
            }
            return content;
        }
    }

    @Command(
            name = "re-base",
            description = "Proposes the changes of VERSION once more, on the version that is active now.")
    static final class Rebase implements Callable<Integer> {

        @ParentCommand
        @Nullable
        private RegistryCommand gate;

        @Parameters(paramLabel = "VERSION")
        @Nullable
        private Version version;

        @Option(
                names = "--number",
                paramLabel = "VERSION",
                required = true,
                description = "the number of the new version")
        @Nullable
        private Version number;

        @Option(
                names = "--snapshot",
                paramLabel = "FILE",
                description = "a metrics snapshot of results under the active version, to judge the changes anew by")
        @Nullable
        private Path snapshot;

        @Mixin
        private final Who who = new Who();

        @Override
        public Integer call() throws IOException {
            RegistryCommand command = Objects.requireNonNull(gate);
            return command.tell(command.deciding()
                    .rebase(
                            new RequestId("re-base-" + UUID.randomUUID()),
                            who.actor(),
                            Objects.requireNonNull(version),
                            Objects.requireNonNull(number),
                            optional(snapshot)));
        }
    }
}
