package io.gatewise.worker.trial;

import io.gatewise.model.message.DataReference;
import io.gatewise.worker.data.Table;
import io.gatewise.worker.data.TableColumns;
import java.io.IOException;

/** Where data sets come from. */
public interface Datasets {

    /**
     * What is to be read of a data set.
     *
     * @throws IOException if the data can't be had, or isn't what was uploaded
     */
    Table table(DataReference data, TableColumns columns) throws IOException;
}
