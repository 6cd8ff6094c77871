package io.calibration.internal;

import io.calibration.analysis.CalibrationReport.PlugIn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plug-ins of one kind as a calibration runs them, ordered by id: those that are built in, those that were discovered, and those that
 * the host handed over. One that could not be made is listed, and the others go on. Immutable.
 *
 * @param members the plug-ins, ordered by id
 * @param switchedOff ids of those that were left out on the host's wish
 * @param failures those that could not be made
 */
public record Plugins<T>(List<Member<T>> members, List<String> switchedOff, List<PlugInFailure> failures) {

    /** What an id must match. */
    static final Pattern ID = Pattern.compile("[a-z0-9_.-]{1,64}");

    /**
     * A kind of plug-in. Immutable.
     *
     * @param <T> its interface
     * @param service its interface, for which this module declares {@code uses}
     * @param id says a plug-in's id
     * @param builtIn those that the library itself brings
     * @param mend what to do about two of one id, in a sentence
     */
    public record Kind<T>(Class<T> service, Function<T, String> id, List<T> builtIn, String mend) {

        public Kind {
            builtIn = List.copyOf(builtIn);
        }
    }

    /** Where a plug-in comes from. */
    public enum Origin {
        /** The library. */
        BUILT_IN,
        /** The host's own code. */
        HANDED_OVER,
        /** A jar or a module beside the library or the host. */
        DISCOVERED
    }

    /**
     * One plug-in.
     *
     * @param id its id, asked once
     * @param plugin the plug-in
     * @param origin where it comes from
     * @param foundIn name of the module, jar or folder that it was discovered in; null when it was not
     */
    public record Member<T>(
            String id, T plugin, Origin origin, @Nullable String foundIn) {

        private String described() {
            String type = plugin.getClass().getName();
            return switch (origin) {
                case BUILT_IN -> "the one that is built in";
                case HANDED_OVER -> type + " (handed over by the host)";
                case DISCOVERED -> type + " (found in " + foundIn + ")";
            };
        }
    }

    public Plugins {
        members = List.copyOf(members);
        switchedOff = List.copyOf(switchedOff);
        failures = List.copyOf(failures);
    }

    /** These and no others. */
    public static <T> Plugins<T> of(Function<T, String> id, List<? extends T> these) {
        return new Plugins<>(
                these.stream()
                        .map(one -> new Member<T>(id.apply(one), one, Origin.BUILT_IN, null))
                        .toList(),
                List.of(),
                List.of());
    }

    /**
     * All that there are now.
     *
     * @param given plug-ins of the host
     * @param without ids of built-in and discovered plug-ins to leave out
     * @throws IllegalStateException when two have one id (the message names both and where each comes from), or when one of the host has no
     *     proper id
     * @throws IllegalArgumentException when {@code without} names an id that no plug-in has
     */
    public static <T> Plugins<T> all(Kind<T> kind, Collection<? extends T> given, Set<String> without) {
        Discovery<T> discovery = Discovery.of(kind);
        List<Member<T>> found = Stream.concat(
                        of(kind.id(), kind.builtIn()).members().stream(), discovery.found().stream())
                .toList();
        List<Member<T>> mine =
                given.stream().map(plugin -> handedOver(kind, plugin)).toList();
        List<Member<T>> on =
                found.stream().filter(one -> !without.contains(one.id())).toList();
        List<String> off = found.stream()
                .map(Member::id)
                .filter(without::contains)
                .distinct()
                .sorted()
                .toList();
        if (discovery.failures().isEmpty()) { // else nobody knows which ids there are
            requireKnown(
                    without,
                    Stream.concat(found.stream(), mine.stream()).map(Member::id).toList());
        }
        return new Plugins<>(
                ordered(kind, on, mine),
                off,
                discovery.failures().stream()
                        .sorted(Comparator.comparing(PlugInFailure::name).thenComparing(PlugInFailure::problem))
                        .toList());
    }

    /** Those of the plug-ins that are not built in. */
    public List<PlugIn> foreign() {
        return members.stream()
                .filter(one -> one.origin() != Origin.BUILT_IN)
                .map(one -> new PlugIn(one.id(), one.foundIn()))
                .toList();
    }

    /** The ids, in their order. */
    public List<String> ids() {
        return members.stream().map(Member::id).toList();
    }

    private static <T> Member<T> handedOver(Kind<T> kind, T plugin) {
        String wrong = plugin.getClass().getName() + ", which the host hands over, ";
        String id;
        try {
            id = kind.id().apply(plugin);
        } catch (RuntimeException e) {
            throw new IllegalStateException(wrong + "does not say its id: id() throws.", e);
        }
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalStateException(wrong + "has an id that does not match " + ID + ". Give it one.");
        }
        return new Member<>(id, plugin, Origin.HANDED_OVER, null);
    }

    private static void requireKnown(Set<String> without, Collection<String> known) {
        for (String id : without) {
            if (!known.contains(id)) {
                String named = ID.matcher(id).matches() ? "\"" + id + "\"" : "an id that does not match " + ID;
                throw new IllegalArgumentException("The policy's disabled_analyzers name " + named
                        + ", and no analyzer has that id." + Nearest.hint(id, new TreeSet<>(known)));
            }
        }
    }

    private static <T> List<Member<T>> ordered(Kind<T> kind, List<Member<T>> found, List<Member<T>> mine) {
        Map<String, Member<T>> byId = new TreeMap<>();
        List<Member<T>> all = new ArrayList<>(found);
        all.addAll(mine);
        for (Member<T> one : all) {
            Member<T> other = byId.putIfAbsent(one.id(), one);
            if (other != null && !isSame(one, other)) {
                throw new IllegalStateException("Two plug-ins have the id \"" + one.id() + "\": " + other.described()
                        + " and " + one.described() + ". " + kind.mend());
            }
        }
        return List.copyOf(byId.values());
    }

    /** A service file may name what is built in, be it by a merge of old jars; that is found twice and is one. */
    private static boolean isSame(Member<?> one, Member<?> other) {
        return one.origin() == Origin.DISCOVERED
                && other.origin() == Origin.BUILT_IN
                && one.plugin()
                        .getClass()
                        .getName()
                        .equals(other.plugin().getClass().getName());
    }
}
