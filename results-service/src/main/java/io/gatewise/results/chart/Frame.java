package io.gatewise.results.chart;

/** The axes that points are drawn between. */
record Frame(ChartScale x, ChartScale y) {

    /** Grid lines with their numbers, and a name for each axis. */
    void draw(Svg svg, int xTicks, String xName, String yName) {
        for (double tick : y.ticks(4)) {
            svg.line("grid", x.from(), y.at(tick), x.to(), y.at(tick));
            svg.text("tick end", x.from() - 6, y.at(tick) + 4, Numbers.text(tick));
        }
        for (double tick : x.ticks(xTicks)) {
            svg.line("grid", x.at(tick), y.from(), x.at(tick), y.from() + 4);
            svg.text("tick middle", x.at(tick), y.from() + 17, Numbers.text(tick));
        }
        svg.line("axis", x.from(), y.from(), x.to(), y.from());
        svg.text("name middle", (x.from() + x.to()) / 2, y.from() + 34, xName);
        svg.text("name", x.from() - 40, y.to() - 8, yName);
    }
}
