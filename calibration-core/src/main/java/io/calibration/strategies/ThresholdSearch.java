package io.calibration.strategies;

import io.calibration.config.ScoringConfig;
import io.calibration.internal.proposal.GuardrailCheck;
import io.calibration.internal.proposal.GuardrailCheck.Stop;
import io.calibration.internal.proposal.ReplayGround;
import io.calibration.proposal.Guardrail;
import io.calibration.proposal.Guardrails;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tries every setting of some dials together and keeps the best that stays within the guardrails; of those that do not, the best that each
 * guardrail stopped. The goal sees the search half alone; the guardrails are held against the whole window. Equal settings: the first in
 * lexicographic order of the places wins. Not thread-safe.
 */
final class ThresholdSearch {

    /**
     * One setting.
     *
     * @param places for each dial the place of its value
     * @param stop what stopped it, or null
     */
    record Setting(
            List<Integer> places,
            Merit merit,
            Standing standing,
            @Nullable Stop stop) {}

    /**
     * What a search found.
     *
     * @param rest the setting of the base config
     * @param best the best setting within the guardrails; the rest itself when none is better
     * @param stopped for each guardrail the best setting that it stopped, where that is better than the best
     */
    record Found(Setting rest, Setting best, Map<Guardrail, Setting> stopped) {}

    private final ReplayGround ground;
    private final DialBoard board;
    private final List<Dial> dials;
    private final GuardrailCheck guardrails;
    private final Map<List<Integer>, ReplayRows> rows = new HashMap<>();

    ThresholdSearch(ReplayGround ground, DialBoard board, List<Dial> dials, Guardrails guardrails) {
        this.ground = ground;
        this.board = board;
        this.dials = dials;
        this.guardrails = new GuardrailCheck(ground.base(), guardrails);
    }

    /** The settings of these dials. */
    static long settings(List<Dial> dials) {
        return dials.stream().mapToLong(dial -> dial.values().size()).reduce(1, Math::multiplyExact);
    }

    /** Where things stand without a move. */
    Standing rest() {
        return standing(restPlaces());
    }

    Found find(Goal goal) {
        Setting rest = setting(restPlaces(), goal);
        Setting best = rest;
        Map<Guardrail, Setting> stopped = new EnumMap<>(Guardrail.class);
        int[] places = new int[dials.size()];
        for (boolean more = true; more; more = advance(places)) {
            Setting setting = setting(places, goal);
            Stop stop = setting.stop();
            if (stop == null) {
                best = better(setting, best);
            } else {
                stopped.merge(stop.guardrail(), setting, (old, now) -> better(now, old));
            }
        }
        Merit found = best.merit();
        stopped.values().removeIf(setting -> setting.merit().compareTo(found) >= 0);
        return new Found(rest, best, stopped);
    }

    private static Setting better(Setting candidate, Setting than) {
        return candidate.merit().compareTo(than.merit()) < 0 ? candidate : than;
    }

    private int[] restPlaces() {
        return dials.stream().mapToInt(Dial::rest).toArray();
    }

    /** The next places in lexicographic order; false after the last. */
    private boolean advance(int[] places) {
        for (int i = places.length - 1; i >= 0; i--) {
            if (++places[i] < dials.get(i).values().size()) {
                return true;
            }
            places[i] = 0;
        }
        return false;
    }

    private Setting setting(int[] places, Goal goal) {
        Standing standing = standing(places);
        int changes = 0;
        int moved = 0;
        for (int i = 0; i < places.length; i++) {
            int by = Math.abs(places[i] - dials.get(i).rest());
            changes += by > 0 ? 1 : 0;
            moved += by;
        }
        Merit merit = new Merit(goal.first(standing), goal.second(standing), standing.reclassified(), changes, moved);
        return new Setting(
                boxed(places), merit, standing, stop(places, standing).orElse(null));
    }

    Standing standing(int[] places) {
        TreeMap<Integer, Integer> confidence = new TreeMap<>();
        int[] confidenceOnly = restPlaces();
        for (int i = 0; i < places.length; i++) {
            if (dials.get(i).kind() == Dial.Kind.CONFIDENCE) {
                confidence.put(i, places[i]);
                confidenceOnly[i] = places[i];
            }
        }
        ReplayRows replay = rows.computeIfAbsent(
                List.copyOf(confidence.values()),
                key -> ReplayRows.of(
                        ground, board.turned(dials, confidenceOnly), board.firstBins(dials, restPlaces())));
        return replay.standing(board.firstBins(dials, places));
    }

    private Optional<Stop> stop(int[] places, Standing standing) {
        ScoringConfig candidate = board.turned(dials, places);
        List<String> paths = IntStream.range(0, places.length)
                .filter(i -> places[i] != dials.get(i).rest())
                .mapToObj(i -> dials.get(i).path())
                .toList();
        long critical = ground.criticalAtMost(standing.criticalImproved(), standing.improved());
        return guardrails
                .ofConfig(candidate, paths)
                .or(() -> guardrails.ofReclassified(
                        standing.reclassified(), ground.snapshot().results(), critical));
    }

    private static List<Integer> boxed(int[] places) {
        return Arrays.stream(places).boxed().toList();
    }
}
