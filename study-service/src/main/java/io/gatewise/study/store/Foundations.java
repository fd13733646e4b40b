package io.gatewise.study.store;

import io.gatewise.model.message.DataReference;
import io.gatewise.model.study.StartingModel;
import io.gatewise.model.study.StudyId;
import org.jdbi.v3.core.Handle;

/** What a new study stands on and somebody may delete while it is opened: its data set, the study that it starts from. */
final class Foundations {

    private Foundations() {}

    /**
     * Makes sure that they are there, and stay there until the transaction ends.
     *
     * @param data  null for an external trainer
     * @param start null to start at random
     * @throws GoneMeanwhileException if one isn't
     */
    static void hold(Handle transaction, DataReference data, StartingModel start) {
        if (data != null && !DatasetRows.hold(transaction, data.digest())) {
            throw new GoneMeanwhileException("the data set " + data.digest() + " was deleted meanwhile");
        }
        if (start != null) {
            for (StudyId owner : LeftoverRows.ownerOfModel(start.content().path())) {
                if (!StudyRows.holdUndeleted(transaction, owner)) {
                    throw new GoneMeanwhileException("the study " + owner + " to start from was deleted meanwhile");
                }
            }
        }
    }
}
