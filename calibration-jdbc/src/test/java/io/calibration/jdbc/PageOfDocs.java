package io.calibration.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of docs whose blocks a test runs: those of Java stand in the test, too, each between {@code // region} and {@code // endregion}.
 *
 * @param page its file's name
 * @param test of the page
 */
record PageOfDocs(String page, Class<?> test) {

    List<String> blocks(String language) throws IOException {
        String text = Files.readString(root().resolve("docs").resolve(page));
        List<String> blocks = new ArrayList<>();
        for (String block : text.split("```" + language + "\n", -1)) {
            blocks.add(block.substring(0, Math.max(0, block.indexOf("\n```"))));
        }
        return blocks.subList(1, blocks.size());
    }

    List<String> regions() throws IOException {
        Path source = Path.of("calibration-jdbc/src/test/java", test.getName().replace('.', '/') + ".java");
        List<String> lines = Files.readAllLines(root().resolve(source));
        List<String> regions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith("// region ")) {
                int end = i;
                while (!lines.get(end).strip().equals("// endregion")) {
                    end++;
                }
                regions.add(String.join("\n", lines.subList(i + 1, end)).stripIndent());
            }
        }
        return regions;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
