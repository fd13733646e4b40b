package io.gatewise.results.chart;

import java.util.Locale;

/** SVG text, built piece by piece. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    Svg(double width, double height, String label) {
        text.append(String.format(
                Locale.ROOT,
                "<svg class=\"chart\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">",
                width,
                height,
                escaped(label)));
    }

    /** A straight line. */
    Svg line(String style, double x1, double y1, double x2, double y2) {
        return add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, x1, y1, x2, y2);
    }

    /** A line through points, given as x, y, x, y, …; nothing if there are fewer than two. */
    Svg path(String style, double... coordinates) {
        if (coordinates.length < 4) {
            return this;
        }
        text.append("<polyline class=\"").append(style).append("\" points=\"");
        for (int i = 0; i < coordinates.length; i += 2) {
            add("%.1f,%.1f ", coordinates[i], coordinates[i + 1]);
        }
        text.append("\"/>");
        return this;
    }

    /** A dot that tells what it is when pointed at. */
    Svg dot(String style, double x, double y, double radius, String title) {
        add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\">", style, x, y, radius);
        return title(title).close("circle");
    }

    /** A cross that tells what it is when pointed at. */
    Svg cross(String style, double x, double y, double size, String title) {
        add(
                "<path class=\"%s\" d=\"M%.1f %.1fL%.1f %.1fM%.1f %.1fL%.1f %.1f\">",
                style, x - size, y - size, x + size, y + size, x - size, y + size, x + size, y - size);
        return title(title).close("path");
    }

    /** A text; the style names its anchor. */
    Svg text(String style, double x, double y, String content) {
        add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", style, x, y);
        text.append(escaped(content));
        return close("text");
    }

    private Svg title(String title) {
        text.append("<title>").append(escaped(title)).append("</title>");
        return this;
    }

    private Svg close(String element) {
        text.append("</").append(element).append('>');
        return this;
    }

    private Svg add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
        return this;
    }

    private Svg add(String format, double x, double y) {
        text.append(String.format(Locale.ROOT, format, x, y));
        return this;
    }

    String end() {
        return text + "</svg>";
    }

    /** Text that can stand in markup and in attributes. */
    static String escaped(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
