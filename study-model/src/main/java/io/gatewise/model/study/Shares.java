package io.gatewise.model.study;

/** The rule of shares. */
final class Shares {

    private Shares() {}

    static void require(String name, Double value) {
        if (value != null && !(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + ": need a share in (0, 1), got " + value);
        }
    }
}
