package io.calibration.internal;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A kind of plug-in. Immutable.
 *
 * @param <T> its interface
 * @param service its interface, for which this module declares {@code uses}
 * @param id says a plug-in's id
 * @param builtIn those that the library itself brings
 * @param mend what to do about two of one id, in a sentence
 */
public record PlugInKind<T>(Class<T> service, Function<T, String> id, List<T> builtIn, String mend) {

    /** What an id must match. */
    static final Pattern ID = Pattern.compile("[a-z0-9_.-]{1,64}");

    public PlugInKind {
        builtIn = List.copyOf(builtIn);
    }
}
