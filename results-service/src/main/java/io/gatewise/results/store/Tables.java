package io.gatewise.results.store;

import io.gatewise.edge.message.MessageCodec;

/** All tables. */
record Tables(StudyRows studies, TrialRows trials, CurveRows curves, AnswerRows answers) {

    static Tables with(MessageCodec codec) {
        var columns = new Columns(codec);
        return new Tables(
                new StudyRows(columns), new TrialRows(columns), new CurveRows(columns), new AnswerRows(columns));
    }
}
