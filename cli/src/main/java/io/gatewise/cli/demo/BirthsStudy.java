package io.gatewise.cli.demo;

import java.util.regex.Pattern;

/** The demo's study: the shipped spec with the user's options written into its {@code search} line. */
final class BirthsStudy {

    private BirthsStudy() {}

    /** The spec as YAML, its comments kept. */
    static String yaml(DemoOptions options) {
        String yaml = BirthsData.text("births.yaml");
        yaml = with(yaml, "algorithm", options.algorithm());
        yaml = with(yaml, "maxTrials", options.trials());
        yaml = with(yaml, "parallelism", options.parallelism());
        return with(yaml, "seed", options.seed());
    }

    private static String with(String yaml, String name, Object value) {
        if (value == null) {
            return yaml;
        }
        var place =
                Pattern.compile("(?m)^(search: \\{.*\\b" + name + ": )[\\w-]+").matcher(yaml);
        if (!place.find()) {
            throw new IllegalStateException("births.yaml names no " + name + " in its search line");
        }
        return place.replaceFirst("$1" + value);
    }
}
