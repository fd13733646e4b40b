package io.gatewise.ring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text of an expression names. Knows as much of PromQL as this project's rules and dashboards use. */
final class PromQl {

    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern SELECTOR =
            Pattern.compile("(?<![\\w:.])([a-zA-Z_:][\\w:]*)(\\s*\\{(?:[^{}\"]|" + STRING + ")*})?(?!\\s*\\(|[\\w:])");
    private static final Pattern MATCHER = Pattern.compile("([a-zA-Z_]\\w*)\\s*(?:=~|!~|!=|=)\\s*" + STRING);
    private static final Pattern CHOICE = Pattern.compile("([a-zA-Z_]\\w*)\\s*(=~|!~|!=)\\s*\"([\\w|-]+)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "by", "on");

    private PromQl() {}

    /** The selectors, each with its matchers and without its range. */
    static List<String> selectors(String expression) {
        List<String> selectors = new ArrayList<>();
        Matcher found = SELECTOR.matcher(
                RANGE.matcher(GROUPING.matcher(expression).replaceAll(" ")).replaceAll(" "));
        while (found.find()) {
            if (!WORDS.contains(found.group(1))) {
                selectors.add(found.group().strip());
            }
        }
        return selectors;
    }

    /**
     * The selector, and one for each value that a matcher of it chooses among or leaves out: one mistyped value of several
     * makes no expression empty.
     */
    static List<String> spelledOut(String selector) {
        List<String> all = new ArrayList<>(List.of(selector));
        Matcher choices = CHOICE.matcher(selector);
        while (choices.find()) {
            for (String value : choices.group(3).split("\\|")) {
                all.add(selector.substring(0, choices.start()) + choices.group(1) + "=\"" + value + "\""
                        + selector.substring(choices.end()));
            }
        }
        return all;
    }

    /** The labels that it groups by, joins on or matches. */
    static Set<String> labels(String expression) {
        Set<String> labels = new TreeSet<>();
        Matcher groups = GROUPING.matcher(expression);
        while (groups.find()) {
            for (String label : groups.group(1).split(",")) {
                if (!label.isBlank()) {
                    labels.add(label.strip());
                }
            }
        }
        Matcher matchers = MATCHER.matcher(expression);
        while (matchers.find()) {
            labels.add(matchers.group(1));
        }
        return labels;
    }
}
