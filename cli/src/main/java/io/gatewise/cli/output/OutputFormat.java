package io.gatewise.cli.output;

/** What {@code -o} chooses; the constants' names are what users type. */
public enum OutputFormat {
    /** Aligned columns for people. */
    table,
    /** The server's answer, indented. */
    json,
    /** The server's answer as YAML. */
    yaml
}
