package io.gatewise.study.dataset.format;

/** Counts series through all files of an upload. */
final class SeriesNumbers {

    private long last;

    void restart() {
        last = 0;
    }

    String next() {
        last++;
        return Long.toString(last);
    }
}
