package io.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The floor plan names what is there. */
class ArchitecturePageTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/architecture.md");
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");
    private static final Pattern ROOM = Pattern.compile("^\\| `([a-z.]+)` \\|", Pattern.MULTILINE);

    @Test
    void every_class_of_the_walks_exists() throws IOException {
        String page = Files.readString(PAGE);
        String walks = page.substring(page.indexOf("## Three walks"), page.indexOf("## Where does"));
        List<String> named = names(TYPE, walks);
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(classes()).containsAll(named);
    }

    @Test
    void every_room_exists_and_no_room_is_left_out() throws IOException {
        String page = Files.readString(PAGE);
        String rooms = page.substring(page.indexOf("### The rooms"), page.indexOf("## Three walks"));
        List<String> named = names(ROOM, rooms);
        assertThat(packages()).containsAll(named);
        assertThat(packages().stream().filter(room -> room.startsWith("analyzers.")))
                .allSatisfy(room -> assertThat(named).contains(room));
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    private static Set<String> classes() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path file : sources()) {
            names.add(file.getFileName().toString().replace(".java", ""));
        }
        return names;
    }

    private static Set<String> packages() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path file : sources()) {
            String folder = file.getParent().toString().replace('\\', '/');
            int root = folder.indexOf("/io/calibration/");
            if (root >= 0) {
                names.add(folder.substring(root + "/io/calibration/".length()).replace('/', '.'));
            }
        }
        return names;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ArchitecturePageTest::under)
                    .toList();
        }
    }

    private static Stream<Path> under(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
