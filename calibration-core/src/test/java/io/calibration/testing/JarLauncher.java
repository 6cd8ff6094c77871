package io.calibration.testing;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Starts a program out of a jar of jars, as frameworks' launchers do: the system class loader sees this class alone, and the main thread
 * gets a loader that sees the jars within. Threads of the common pool keep the system's.
 */
public final class JarLauncher {

    private JarLauncher() {}

    /** Starts {@link JarHost}; the first argument is a folder for the jars. */
    public static void main(String[] arguments) throws Exception {
        List<URL> jars = new ArrayList<>();
        try (ZipFile outer = new ZipFile(System.getProperty("java.class.path"))) {
            for (ZipEntry entry : outer.stream().toList()) {
                if (entry.getName().startsWith("lib/")) {
                    Path jar = Path.of(arguments[0], entry.getName().substring(4));
                    try (InputStream in = outer.getInputStream(entry)) {
                        Files.copy(in, jar);
                    }
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass("io.calibration.testing.JarHost")
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {arguments[1]});
    }
}
