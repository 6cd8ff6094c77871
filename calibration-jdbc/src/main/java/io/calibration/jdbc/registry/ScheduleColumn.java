package io.calibration.jdbc.registry;

import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.Schedule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A version's schedule as one text: entry, microseconds, version, actor, and why it failed. */
final class ScheduleColumn {

    private ScheduleColumn() {}

    static @Nullable String write(@Nullable Schedule schedule) {
        if (schedule == null) {
            return null;
        }
        Stream<String> words = Stream.of(
                Long.toString(schedule.seq()),
                Long.toString(Sql.micros(schedule.due())),
                schedule.from().text(),
                schedule.by().toString());
        return Stream.concat(words, schedule.failed().stream().map(RefusalCode::name))
                .collect(Collectors.joining(" "));
    }

    /** @throws IllegalArgumentException when it is none that a registry wrote */
    static @Nullable Schedule read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        List<String> words = List.of(text.split(" ", -1));
        if (words.size() < 4) {
            throw new IllegalArgumentException("A schedule has four words at least.");
        }
        return new Schedule(
                Long.parseLong(words.get(0)),
                Sql.instant(Long.parseLong(words.get(1))),
                new Version(words.get(2)),
                Actor.parse(words.get(3)),
                words.stream().skip(4).map(RefusalCode::valueOf).toList());
    }
}
