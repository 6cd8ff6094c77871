package io.calibration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins under the class loaders that hosts have. The library's own finds the two of {@link PluginsTest}, and three that fail. */
class DiscoveryTest {

    /** A plug-in that no service file of the class path names. */
    public static final class Beside implements PluginsTest.Greeter {
        @Override
        public String id() {
            return "beside";
        }
    }

    /** What a later version of an api has, and this one lacks. */
    public interface Later {}

    /** A plug-in for a later version. */
    public static final class ForLater implements PluginsTest.Greeter, Later {
        @Override
        public String id() {
            return "for_later";
        }
    }

    private static final Plugins.Kind<PluginsTest.Greeter> KIND =
            new Plugins.Kind<>(PluginsTest.Greeter.class, PluginsTest.Greeter::id, List.of(), "The mend.");

    private final @Nullable ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void the_librarys_own_loader_finds_plug_ins_whatever_the_thread_has() throws IOException {
        assertFound(null, "adam", "zoe");
        try (URLClassLoader nothing = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            assertFound(nothing, "adam", "zoe");
        }
    }

    @Test
    void a_plug_in_that_both_loaders_see_is_one_and_so_is_its_failure() throws IOException {
        try (URLClassLoader child = new URLClassLoader(new URL[0], DiscoveryTest.class.getClassLoader())) {
            assertFound(child, "adam", "zoe");
        }
    }

    @Test
    void another_application_with_its_own_copy_of_the_library_has_no_plug_ins_for_this_one() throws IOException {
        try (URLClassLoader other = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            assertFound(other, "adam", "zoe");
        }
    }

    @Test
    void a_plug_in_that_only_the_threads_loader_sees_is_found_and_named_by_its_jar_alone() throws IOException {
        Path jar = jar("mary's plug-in.jar", Beside.class);
        try (URLClassLoader host =
                new Host(Set.of(Beside.class.getName()), jar.toUri().toURL())) {
            assertFound(host, "adam", "beside", "zoe");
            assertThat(discover(host).found())
                    .filteredOn(member -> member.id().equals("beside"))
                    .extracting(Plugins.Member::foundIn)
                    .containsExactly("mary_s%20plug-in.jar");
        }
    }

    @Test
    void a_class_that_both_loaders_have_of_their_own_runs_once() throws IOException {
        Path jar = jar("again.jar", PluginsTest.Zoe.class);
        try (URLClassLoader host =
                new Host(Set.of(PluginsTest.Zoe.class.getName()), jar.toUri().toURL())) {
            assertThat(discover(host).found())
                    .filteredOn(member -> member.id().equals("zoe"))
                    .extracting(member -> member.plugin().getClass() == PluginsTest.Zoe.class)
                    .containsExactly(true);
        }
    }

    @Test
    void a_plug_in_for_another_version_of_the_api_fails_alone() throws IOException {
        Path jar = jar("later.jar", ForLater.class, Beside.class);
        Set<String> own = Set.of(ForLater.class.getName(), Beside.class.getName(), Later.class.getName());
        try (URLClassLoader host = new Host(own, jar.toUri().toURL())) {
            assertThat(discover(host).found()).extracting(Plugins.Member::id).containsExactly("zoe", "adam", "beside");
            assertThat(discover(host).failures()).hasSize(4).anySatisfy(failure -> {
                assertThat(failure.problem()).isEqualTo("java.lang.NoClassDefFoundError");
                assertThat(failure.detail()).contains("DiscoveryTest$Later");
            });
        }
    }

    @Test
    void a_loader_that_is_closed_or_broken_is_one_failure_and_no_endless_loop() throws IOException {
        try (URLClassLoader stopped = new URLClassLoader(new URL[0], DiscoveryTest.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) {
                throw new IllegalStateException("This application was stopped.");
            }
        }) {
            Discovery<PluginsTest.Greeter> discovery = discover(stopped);
            assertThat(discovery.found()).extracting(Plugins.Member::id).containsExactly("zoe", "adam");
            assertThat(discovery.failures())
                    .filteredOn(failure -> failure.detail().equals("This application was stopped."))
                    .hasSize(1);
        }
    }

    private static void assertFound(@Nullable ClassLoader ofThread, String... ids) {
        Discovery<PluginsTest.Greeter> discovery = discover(ofThread);
        assertThat(discovery.found()).extracting(Plugins.Member::id).containsExactlyInAnyOrder(ids);
        assertThat(discovery.failures()).hasSize(3);
    }

    private static Discovery<PluginsTest.Greeter> discover(@Nullable ClassLoader ofThread) {
        Thread.currentThread().setContextClassLoader(ofThread);
        return Discovery.of(KIND);
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> {
                    try {
                        return Path.of(entry).toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray(URL[]::new);
    }

    /** A jar of plug-ins, with a service file that names them. */
    private Path jar(String name, Class<?>... plugins) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/services/" + KIND.service().getName()));
            for (Class<?> plugin : plugins) {
                out.write((plugin.getName() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            for (Class<?> plugin : plugins) {
                String file = plugin.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(file));
                try (InputStream in = plugin.getClassLoader().getResourceAsStream(file)) {
                    in.transferTo(out);
                }
            }
        }
        return jar;
    }

    /** A host's loader beside the library's, which keeps some classes for itself. */
    private static final class Host extends URLClassLoader {

        private final Set<String> own;

        Host(Set<String> own, URL... jars) {
            super(jars, DiscoveryTest.class.getClassLoader());
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!own.contains(name)) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
