package io.gatewise.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {

    private static final String EXPRESSION = """
            max by (namespace, study) (trials{state=~"a|b{1}", zone!="x"}) >= 20
              and on (pod) 0.5 * namespace:slots:sum > 1e3 unless sum(rate(ends_total{outcome="x"}[15m])) or plain
            """;

    @Test
    void findsEverySelectorWithItsMatchers() {
        assertThat(PromQl.selectors(EXPRESSION))
                .containsExactly(
                        "trials{state=~\"a|b{1}\", zone!=\"x\"}",
                        "namespace:slots:sum", "ends_total{outcome=\"x\"}", "plain");
    }

    @Test
    void spellsOutTheValuesThatASelectorChoosesAmong() {
        assertThat(PromQl.spelledOut("trials{state=~\"a|b\", zone!=\"x\", study=~\".*\"}"))
                .containsExactly(
                        "trials{state=~\"a|b\", zone!=\"x\", study=~\".*\"}",
                        "trials{state=\"a\", zone!=\"x\", study=~\".*\"}",
                        "trials{state=\"b\", zone!=\"x\", study=~\".*\"}",
                        "trials{state=~\"a|b\", zone=\"x\", study=~\".*\"}");
    }

    @Test
    void findsEveryLabel() {
        assertThat(PromQl.labels(EXPRESSION)).containsExactly("namespace", "outcome", "pod", "state", "study", "zone");
    }
}
