package io.calibration.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The plug-ins of one kind, ordered by id. One that cannot be made is listed, and the others go on; two with one id are refused, for
 * nobody could say which of them spoke. Immutable.
 *
 * @param found the plug-ins, ordered by id
 * @param broken those that could not be made
 */
public record Plugins<T>(List<T> found, List<Broken> broken) {

    /**
     * A plug-in that could not be made.
     *
     * @param name its class, or the service when even that is unknown
     * @param problem class of what was thrown
     */
    public record Broken(String name, String problem) {}

    private static final Pattern ID = Pattern.compile("[a-z0-9_.-]{1,64}");
    private static final int MOST_BROKEN = 100;

    /** These and no others. */
    public static <T> Plugins<T> of(List<T> found) {
        return new Plugins<>(found, List.of());
    }

    public Plugins {
        found = List.copyOf(found);
        broken = List.copyOf(broken);
    }

    /**
     * Those that {@link ServiceLoader} finds, without some, and those that the host passes in.
     *
     * @param service the interface; the module declares {@code uses} for it
     * @param id says a plug-in's id
     * @param without ids of discovered plug-ins to leave out, so that they can be replaced
     * @param given plug-ins of the host, which {@code without} does not concern
     * @throws IllegalStateException when two have one id; the message names both classes
     */
    public static <T> Plugins<T> discover(
            Class<T> service, Function<T, String> id, Collection<String> without, Collection<? extends T> given) {
        List<Broken> broken = new ArrayList<>();
        List<T> all = new ArrayList<>();
        for (T plugin : load(service, broken)) {
            if (isNamed(plugin, id, broken) && !without.contains(id.apply(plugin))) {
                all.add(plugin);
            }
        }
        given.stream().filter(plugin -> isNamed(plugin, id, broken)).forEach(all::add);
        broken.sort(Comparator.comparing(Broken::name));
        return new Plugins<>(ordered(all, id), broken);
    }

    private static <T> List<T> load(Class<T> service, List<Broken> broken) {
        List<T> loaded = new ArrayList<>();
        Iterator<ServiceLoader.Provider<T>> providers =
                ServiceLoader.load(service).stream().iterator();
        while (broken.size() < MOST_BROKEN) {
            String name = service.getName();
            try {
                if (!providers.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<T> provider = providers.next();
                name = provider.type().getName();
                loaded.add(provider.get());
            } catch (ServiceConfigurationError | LinkageError problem) {
                broken.add(new Broken(name, cause(problem)));
            }
        }
        return loaded;
    }

    private static String cause(Error problem) {
        Throwable cause = problem.getCause();
        return (cause == null ? problem : cause).getClass().getName();
    }

    private static <T> boolean isNamed(T plugin, Function<T, String> id, List<Broken> broken) {
        String name = plugin.getClass().getName();
        try {
            if (ID.matcher(id.apply(plugin)).matches()) {
                return true;
            }
            broken.add(new Broken(name, "an id that does not match " + ID));
        } catch (RuntimeException | LinkageError problem) {
            broken.add(new Broken(name, problem.getClass().getName()));
        }
        return false;
    }

    private static <T> List<T> ordered(List<T> plugins, Function<T, String> id) {
        Map<String, T> byId = new TreeMap<>();
        for (T plugin : plugins) {
            T other = byId.put(id.apply(plugin), plugin);
            if (other != null) {
                throw new IllegalStateException("Two plug-ins have the id \"" + id.apply(plugin) + "\": "
                        + other.getClass().getName() + " and "
                        + plugin.getClass().getName()
                        + ". Give one of them another id, or leave the discovered one out with without(\""
                        + id.apply(plugin) + "\").");
            }
        }
        return List.copyOf(byId.values());
    }
}
