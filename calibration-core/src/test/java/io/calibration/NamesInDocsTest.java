package io.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A type that a page names is there: in backticks, or in code of Java. What tells of types that are gone, a decision or the changelog, is
 * not asked.
 */
class NamesInDocsTest {

    private static final Path ROOT = Path.of("..");

    /** Names of two words or more, as labels and headings seldom are; with the type that it is nested in. */
    private static final Pattern NAMED =
            Pattern.compile("`((?:[A-Z][a-z0-9]+){2,}(?:\\.[A-Z][a-z]\\w*)*)\\b(?![- ])[^`]*`");

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_CODE = Pattern.compile("\\b((?:[A-Z][a-z0-9]+){2,}(?:\\.[A-Z][a-z]\\w*)*)\\b");
    private static final Pattern NO_CODE = Pattern.compile("//.*|\"[^\"\n]*\"");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|enum|record) ([A-Z]\\w+)");

    /** Of other libraries, and such as the reader is to write. */
    private static final Set<String> OTHERS = Set.of(
            "JdbcDataSource",
            "MariaDbDataSource",
            "PGSimpleDataSource",
            "TransactionAwareDataSourceProxy",
            "MyStrategy",
            "MyRegistryStore",
            "MyRegistryStoreTest");

    private static final List<String> JDK = List.of(
            "java.lang.",
            "java.util.",
            "java.util.concurrent.",
            "java.io.",
            "java.math.",
            "java.time.",
            "java.time.format.",
            "java.sql.",
            "javax.sql.");

    @Test
    void every_type_that_a_page_names_exists() throws IOException {
        Set<String> declared = declared();
        TreeMap<String, String> missing = new TreeMap<>();
        int asked = 0;
        for (Path page : pages()) {
            for (String name : names(Files.readString(page))) {
                asked++;
                if (!List.of(name.split("\\.")).stream().allMatch(part -> exists(part, declared))) {
                    missing.put(name, ROOT.relativize(page).toString());
                }
            }
        }
        assertThat(asked).isGreaterThan(100);
        assertThat(missing)
                .as("types that are not there, and a page that names them")
                .isEmpty();
    }

    private static Set<String> names(String page) {
        Set<String> names = new HashSet<>();
        String text = CODE.matcher(page).replaceAll("");
        NAMED.matcher(text).results().forEach(found -> names.add(found.group(1)));
        CODE.matcher(page)
                .results()
                .map(block -> NO_CODE.matcher(block.group(1)).replaceAll(""))
                .flatMap(code -> IN_CODE.matcher(code).results())
                .forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static boolean exists(String name, Set<String> declared) {
        return declared.contains(name) || OTHERS.contains(name) || JDK.stream().anyMatch(room -> loads(room + name));
    }

    private static boolean loads(String name) {
        try {
            Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .filter(path -> !path.getParent().endsWith("decisions"))
                    .toList();
        }
    }

    /** All types of the modules, of their tests and of the examples. */
    private static Set<String> declared() throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(path -> path.toString().endsWith(".java")
                            && !path.toString().contains("target"))
                    .forEach(
                            path -> DECLARED.matcher(read(path)).results().forEach(found -> names.add(found.group(1))));
        }
        return names;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
