package io.gatewise.edge.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeaderTest {

    private static final StudyId STUDY = new StudyId("s");

    @Test
    void aTrialsTraceIsOneWhicheverRungAndAttempt() {
        Context first = TraceHeader.beginning(Subject.of(new AttemptKey(STUDY, 3, 1, 1)));
        Context later = TraceHeader.beginning(Subject.of(new AttemptKey(STUDY, 3, 2, 4)));
        Context other = TraceHeader.beginning(Subject.of(new AttemptKey(STUDY, 4, 1, 1)));

        assertThat(TraceHeader.write(later)).isEqualTo(TraceHeader.write(first));
        assertThat(trace(other)).isNotEqualTo(trace(first));
    }

    @Test
    void readsWhatItWrote() {
        Context beginning = TraceHeader.beginning(Subject.of(STUDY, 3));
        String written = TraceHeader.write(beginning);

        Context read = TraceHeader.read(TraceHeader.headers(written));

        assertThat(written).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(TraceHeader.write(read)).isEqualTo(written);
        assertThat(Span.fromContext(read).getSpanContext().isRemote()).isTrue();
    }

    @Test
    void whatIsInNoTraceHasNoHeader() {
        assertThat(TraceHeader.write(Context.root())).isNull();
        assertThat(TraceHeader.headers(null)).isEmpty();
        assertThat(TraceHeader.read(new RecordHeaders())).isEqualTo(Context.root());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbled",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
            })
    void whatCantBeReadIsNoTrace(String header) {
        assertThat(TraceHeader.read(TraceHeader.headers(header))).isEqualTo(Context.root());
    }

    private static String trace(Context context) {
        return Span.fromContext(context).getSpanContext().getTraceId();
    }
}
