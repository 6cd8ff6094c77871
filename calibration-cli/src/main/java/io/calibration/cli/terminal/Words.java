package io.calibration.cli.terminal;

import io.calibration.approval.Checkpoint;
import io.calibration.approval.CheckpointKey;
import io.calibration.config.Version;
import io.calibration.registry.Digest;
import io.calibration.registry.ScopeId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import picocli.CommandLine;

/** The words of a command line that are values of the library; one that is none is told with the reason. */
public final class Words {

    private Words() {}

    /** Makes a command line read them. */
    public static void of(CommandLine line) {
        line.registerConverter(ScopeId.class, orWhy(ScopeId::new));
        line.registerConverter(Version.class, orWhy(Version::new));
        line.registerConverter(Digest.class, orWhy(Digest::new));
        line.registerConverter(Instant.class, orWhy(Words::instant));
        line.registerConverter(Checkpoint.class, orWhy(Checkpoint::parse));
        line.registerConverter(CheckpointKey.class, orWhy(CheckpointKey::parse));
        line.registerConverter(ZoneId.class, orWhy(Words::zone));
    }

    /**
     * The zone of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "this is no time zone. Write its name, such as Europe/Berlin or UTC, or an offset, such as +01:00.",
                    e);
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "An instant is written such as 2026-12-01T06:00:00Z or 2026-12-01T07:00:00+01:00, with its zone.",
                    e);
        }
    }

    private static <T> CommandLine.ITypeConverter<T> orWhy(Function<String, T> parse) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException("\"" + text + "\": " + e.getMessage());
            }
        };
    }
}
