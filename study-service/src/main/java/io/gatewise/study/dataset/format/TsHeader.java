package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.RefusedDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The head of a {@code .ts} file.
 *
 * @param classes  the class names; empty if there are no classes
 * @param target   whether each series ends with a number to predict
 * @param channels how many the head says; 0 if it doesn't
 * @param length   of every series; 0 if they differ or it isn't said
 */
record TsHeader(List<String> classes, boolean target, int channels, int length) {

    private static final Set<String> KNOWN = Set.of(
            "problemname",
            "timestamps",
            "missing",
            "univariate",
            "dimensions",
            "dimension",
            "equallength",
            "serieslength",
            "classlabel",
            "targetlabel",
            "data");

    /** Reads up to the line {@code @data}. */
    static TsHeader read(Lines lines) throws IOException {
        Map<String, List<String>> tags = new HashMap<>();
        while (!tags.containsKey("data")) {
            String line = lines.next();
            if (line == null) {
                throw new RefusedDataException("file", "need a line @data with series below it");
            }
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith("%")) {
                tag(text, lines.number(), tags);
            }
        }
        if (isTrue(tags, "timestamps", lines)) {
            throw new RefusedDataException(
                    "file", "@timeStamps true: time stamps aren't read; write the values alone, evenly spaced");
        }
        boolean classed = isTrue(tags, "classlabel", lines);
        List<String> label = tags.getOrDefault("classlabel", List.of());
        List<String> classes = classed ? label.subList(1, label.size()) : List.of();
        if (classed && classes.isEmpty()) {
            throw new RefusedDataException("file", "@classLabel true: name the classes after it");
        }
        int channels = isTrue(tags, "univariate", lines) ? 1 : number(tags, "dimensions", number(tags, "dimension", 0));
        int length = isTrue(tags, "equallength", lines) ? number(tags, "serieslength", 0) : 0;
        return new TsHeader(List.copyOf(classes), isTrue(tags, "targetlabel", lines), channels, length);
    }

    private static void tag(String text, long line, Map<String, List<String>> tags) {
        var words = new ArrayList<>(List.of(text.split("\\s+")));
        String name = words.remove(0);
        String key = name.startsWith("@") ? name.substring(1).toLowerCase(Locale.ROOT) : "";
        if (!KNOWN.contains(key)) {
            throw RefusedDataException.inLine(
                    line,
                    "no line of a .ts file's head: need @problemName, @timeStamps, @missing, @univariate, @dimensions,"
                            + " @equalLength, @seriesLength, @classLabel, @targetLabel or @data, got " + name);
        }
        if (tags.put(key, words) != null) {
            throw RefusedDataException.inLine(line, name + " is there twice");
        }
    }

    private static boolean isTrue(Map<String, List<String>> tags, String key, Lines lines) {
        List<String> words = tags.getOrDefault(key, List.of());
        String word = words.isEmpty() ? "false" : words.get(0).toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            throw new RefusedDataException(
                    "lines 1 to " + lines.number(), "@" + key + ": need true or false, got " + words.get(0));
        }
        return word.equals("true");
    }

    private static int number(Map<String, List<String>> tags, String key, int standard) {
        List<String> words = tags.get(key);
        if (words == null || words.isEmpty()) {
            return standard;
        }
        if (!words.get(0).matches("[1-9][0-9]{0,8}")) {
            throw new RefusedDataException("file", "@" + key + ": need a whole number above 0, got " + words.get(0));
        }
        return Integer.parseInt(words.get(0));
    }

    /** Whether each series ends with a label of either kind. */
    boolean labelled() {
        return target || !classes.isEmpty();
    }
}
