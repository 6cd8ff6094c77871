package io.calibration.approval;

import io.calibration.registry.Action;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.VersionState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scope's history by chance: at each step what may be right or not; what the library accepts is what the next step follows. */
final class RandomHistory {

    private static final List<String> PEOPLE = List.of(
            "human:ann", "human:bo", "human:cy", "human:dan", "human:job", "human:ada", "service:job", "service:bo");
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofHours(23),
            DAY,
            Duration.ofDays(6),
            Duration.ofDays(14),
            Duration.ofHours(-1),
            Duration.ofHours(-2),
            Duration.ofDays(-3),
            Duration.ofNanos(1000),
            Duration.ofNanos(-1000));

    /** What the last line makes of a version. */
    private static final Pattern LAST = Pattern.compile("\"action\":\"([a-z_]+)\",\"version\":\"([^\"]+)\"[^\n]*\n$");

    private final Random random;
    private final List<String> versions = new ArrayList<>(List.of("1.0.0"));
    private final List<String> logs = new ArrayList<>();
    private String active = "1.0.0";
    private String done = "bootstrapped";

    RandomHistory(Random random) {
        this.random = random;
    }

    /** The log after each of so many steps, the wrong ones too; each begins with what was right of those before it. */
    List<String> logs(int steps) {
        WrittenLog log = new WrittenLog().bootstrap("1.0.0");
        for (int i = 0; i < steps; i++) {
            WrittenLog next = step(random.nextInt(3) == 0 ? log.copy().pass(pick(PAUSES)) : log.copy());
            logs.add(next.file());
            if (isRight(next)) {
                log = next;
                follow(next.file());
            }
        }
        return logs;
    }

    private void follow(String file) {
        Matcher last = LAST.matcher(file);
        if (last.find()) {
            done = last.group(1);
            switch (done) {
                case "submitted" -> versions.add(last.group(2));
                case "activated", "rolled_back" -> active = last.group(2);
                default -> {}
            }
        }
    }

    /** Every other step is what people do next when all goes well. */
    private WrittenLog step(WrittenLog log) {
        String newest = versions.get(versions.size() - 1);
        return switch (random.nextBoolean() ? done : "") {
            case "bootstrapped" -> log.submit(next(), active);
            case "submitted" -> log.approve(pick(PEOPLE), newest, VersionState.APPROVED, true);
            case "approved" -> afterConsent(log, newest);
            case "time_corrected" ->
                log.pass(Duration.ofHours(random.nextInt(60))).activate(newest, active);
            case "scheduled" ->
                random.nextBoolean() ? log.rollBack(pick(versions), active) : log.activate(newest, active);
            case "activated" ->
                random.nextBoolean() ? log.rollBack(pick(versions), active) : log.submit(next(), active);
            case "rolled_back" -> random.nextBoolean() ? log.unschedule(newest) : log.submit(next(), active);
            default -> anyStep(log);
        };
    }

    private static boolean isRight(WrittenLog log) {
        try {
            byte[] bytes = log.file().getBytes(StandardCharsets.UTF_8);
            return AuditLog.verifyExport(new ByteArrayInputStream(bytes))
                    .failures()
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WrittenLog afterConsent(WrittenLog log, String newest) {
        return switch (random.nextInt(5)) {
            case 0 -> log.correctTime("human:ada", active, Duration.ofHours(-1L - random.nextInt(30)));
            case 1, 2 -> log.schedule(newest, active, DAY);
            default -> log.activate(newest, active);
        };
    }

    private WrittenLog anyStep(WrittenLog log) {
        String version = random.nextInt(3) == 0 ? pick(versions) : versions.get(versions.size() - 1);
        String from = random.nextInt(8) == 0 ? pick(versions) : active;
        return switch (random.nextInt(20)) {
            case 0, 1 -> log.submit(next(), from);
            case 2 -> log.submitBreaking(next(), from);
            case 3, 4, 5, 6, 7 ->
                log.approve(
                        pick(PEOPLE),
                        version,
                        random.nextInt(4) == 0 ? VersionState.PROPOSED : VersionState.APPROVED,
                        random.nextInt(3) > 0);
            case 8, 9 -> log.activate(version, from);
            case 10 -> log.rollBack(pick(versions), from);
            case 11, 12 -> log.schedule(version, from, pick(PAUSES));
            case 13, 14 -> log.unschedule(version);
            case 15 -> log.setPolicy(pick(PEOPLE), from, 1 + random.nextInt(2), days());
            case 16 -> log.correctTime(pick(PEOPLE), from, Duration.ofHours(4L - random.nextInt(30)));
            case 17 -> random.nextBoolean() ? log.reject(pick(PEOPLE), version) : log.withdraw(pick(PEOPLE), version);
            case 18 -> random.nextBoolean() ? log.deprecate(pick(versions)) : log.look(from);
            default ->
                random.nextBoolean() ? log.acceptFinding(pick(PEOPLE), from, pick(PAUSES)) : refused(log, version);
        };
    }

    /** By whatever clock; it may make the policy in force stricter. */
    private WrittenLog refused(WrittenLog log, String version) {
        WrittenLog by = random.nextBoolean() ? log : log.under(1 + random.nextInt(3), days());
        Duration off = pick(PAUSES);
        return by.pass(off)
                .refuse(Action.ACTIVATE, version, RefusalCode.CLOCK_OFF)
                .pass(off.negated());
    }

    private Duration days() {
        return Duration.ofDays(1 + random.nextInt(14));
    }

    /** Mostly a greater one. */
    private String next() {
        String core = "1." + (versions.size() + random.nextInt(3) - 1) + "." + random.nextInt(2);
        List<String> releases = List.of("", "", "", "-rc.9", "-rc.10", "-rc9", "-rc10", "-0", "-a.b", "--");
        return core + pick(releases);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
