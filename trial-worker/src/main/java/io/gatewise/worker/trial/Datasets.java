package io.gatewise.worker.trial;

import io.gatewise.model.message.DataReference;
import io.gatewise.model.study.Task;
import io.gatewise.worker.data.Table;
import java.io.IOException;

/** Where data sets come from. */
public interface Datasets {

    /**
     * The columns that the task reads.
     *
     * @throws IOException if the data can't be had, or isn't what was uploaded
     */
    Table table(DataReference data, Task task) throws IOException;
}
