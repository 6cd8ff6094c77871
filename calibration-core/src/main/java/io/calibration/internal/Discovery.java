package io.calibration.internal;

import java.net.URL;
import java.security.CodeSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Looks for plug-ins of third parties, by the library's own class loader and by that of the thread: a plug-in may lie beside the library,
 * or beside the host. What cannot be made is listed and the others go on. One that is seen twice, be it by both loaders, is one. One use.
 */
final class Discovery<T> {

    /** What repeats itself for so long does not end. */
    private static final int MOST_FAILURES_IN_A_ROW = 1_000;

    private static final int LONGEST_NAME = 100;

    private final Plugins.Kind<T> kind;
    private final Map<List<String>, Plugins.Member<T>> found = new LinkedHashMap<>();
    private final Map<List<String>, PlugInFailure> failures = new LinkedHashMap<>();

    private Discovery(Plugins.Kind<T> kind) {
        this.kind = kind;
    }

    static <T> Discovery<T> of(Plugins.Kind<T> kind) {
        Discovery<T> discovery = new Discovery<>(kind);
        ClassLoader own = Discovery.class.getClassLoader();
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        discovery.look(own);
        if (ofThread != null && ofThread != own && discovery.isKnownTo(ofThread)) {
            discovery.look(ofThread);
        }
        return discovery;
    }

    List<Plugins.Member<T>> found() {
        return List.copyOf(found.values());
    }

    List<PlugInFailure> failures() {
        return List.copyOf(failures.values());
    }

    /** A loader that knows another copy of the interface, or none, has plug-ins of another application, or none. */
    private boolean isKnownTo(ClassLoader loader) {
        try {
            return Class.forName(kind.service().getName(), false, loader) == kind.service();
        } catch (ClassNotFoundException | LinkageError | RuntimeException stranger) {
            return false;
        }
    }

    /** A provider that cannot even be named fails in the iterator, which then goes on with the next one. */
    private void look(@Nullable ClassLoader loader) {
        Iterator<ServiceLoader.Provider<T>> providers =
                ServiceLoader.load(kind.service(), loader).stream().iterator();
        int inARow = 0;
        while (inARow < MOST_FAILURES_IN_A_ROW) {
            String name = kind.service().getName();
            try {
                if (!providers.hasNext()) {
                    return;
                }
                ServiceLoader.Provider<T> provider = providers.next();
                name = provider.type().getName();
                add(provider.get());
                inARow = 0;
            } catch (Throwable problem) {
                fail(PlugInFailure.of(name, problem));
                inARow++;
            }
        }
    }

    private void add(T plugin) {
        String type = plugin.getClass().getName();
        String id = kind.id().apply(plugin);
        if (id == null || !Plugins.ID.matcher(id).matches()) {
            fail(PlugInFailure.of(type, "an id that does not match " + Plugins.ID));
            return;
        }
        found.putIfAbsent(
                List.of(type, id),
                new Plugins.Member<>(id, plugin, Plugins.Origin.DISCOVERED, home(plugin.getClass())));
    }

    private void fail(PlugInFailure failure) {
        failures.putIfAbsent(List.of(failure.name(), failure.problem(), failure.detail()), failure);
    }

    /** Where a class comes from, by name alone: a path tells of machines and people. */
    private static String home(Class<?> type) {
        if (type.getModule().isNamed()) {
            return type.getModule().getName();
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        String path = location == null ? "" : location.getPath().replaceAll("[/!\\\\]+$", "");
        String name = path.substring(path.replaceAll("[/!\\\\:]", "/").lastIndexOf('/') + 1)
                .replaceAll("[^A-Za-z0-9._+%-]", "_");
        return name.isEmpty() ? "an unnamed place" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
