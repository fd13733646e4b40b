package io.gatewise.results.store;

import io.gatewise.model.message.EventId;
import io.gatewise.model.message.TrialProposal;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table answers. */
final class AnswerRows {

    private final Columns columns;

    AnswerRows(Columns columns) {
        this.columns = columns;
    }

    /** @param answer as it goes out */
    void insert(Handle transaction, EventId demand, String answer) {
        transaction
                .createUpdate("insert into answers (study, demand, answer) values (:study, :demand, :answer)")
                .bind("study", demand.study().value())
                .bind("demand", demand.sequence())
                .bind("answer", answer)
                .execute();
    }

    /** The answer to that demand, if it is the study's newest: older ones no longer interest anybody. */
    Optional<TrialProposal> newest(Handle handle, EventId demand) {
        return handle.createQuery("select answer from answers where study = :study and demand = :demand"
                        + " and demand = (select max(demand) from answers where study = :study)")
                .bind("study", demand.study().value())
                .bind("demand", demand.sequence())
                .map((row, context) -> columns.value(row.getString("answer"), TrialProposal.class))
                .findOne();
    }

    void delete(Handle transaction, String study) {
        transaction
                .createUpdate("delete from answers where study = :study")
                .bind("study", study)
                .execute();
    }
}
