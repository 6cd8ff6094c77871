package io.calibration.examples.gate;

import java.io.File;
import java.io.IOException;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The jar that this program was started from. */
final class ProgramJar {

    private ProgramJar() {}

    /** The command that starts this program with another jar on its class path, as it is to be typed. */
    static String with(String jar) {
        return with(jar, System.getProperty("java.class.path"));
    }

    static String with(String jar, String path) {
        return "java -cp \"" + path + File.pathSeparator + jar + "\" " + mainClass(path);
    }

    /** Of {@code java -jar}; who wrote a class path named the main class too. */
    private static String mainClass(String path) {
        if (path.endsWith(".jar") && !path.contains(File.pathSeparator)) {
            try (JarFile jar = new JarFile(path)) {
                Manifest manifest = jar.getManifest();
                String named =
                        manifest == null ? null : manifest.getMainAttributes().getValue("Main-Class");
                return named == null ? "MAIN_CLASS" : named;
            } catch (IOException e) {
                return "MAIN_CLASS";
            }
        }
        return "MAIN_CLASS";
    }
}
