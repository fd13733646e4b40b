package io.gatewise.cli.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.UploadedModel;
import io.gatewise.cli.output.Table;
import io.gatewise.cli.output.Text;
import java.util.ArrayList;
import java.util.List;

/** Uploaded networks, one a line or one by itself. */
public final class ModelTables {

    private ModelTables() {}

    /** One line each: {@code {"models": […]}}. */
    public static List<String> list(JsonNode answer) {
        List<UploadedModel> models = UploadedModel.listOf(answer);
        if (models.isEmpty()) {
            return List.of("no models yet; gatewise model add FILE uploads one");
        }
        var table = new Table("NAME", ">LAYERS", ">UNITS", "DIRECTION", ">INPUTS", ">SIZE", "UPLOADED (UTC)", "DIGEST");
        models.forEach(model -> table.row(
                model.name(),
                model.layers(),
                model.unitsInWords(),
                model.direction(),
                model.inputs(),
                Text.bytes(model.bytes()),
                Text.time(model.uploadedAt()),
                model.digest()));
        return table.lines();
    }

    /** What one network is. */
    public static List<String> show(UploadedModel model) {
        var lines = new ArrayList<String>();
        lines.add(model.name() + ": " + model.layers() + " LSTM layers of " + model.unitsInWords() + " units, "
                + model.direction() + ", " + model.inputs() + " inputs, " + model.parameters() + " weights, "
                + Text.bytes(model.bytes()));
        lines.add("digest " + model.digest());
        UploadedModel.Head head = model.head();
        lines.add(
                head == null
                        ? "head: can only be replaced"
                        : "head: " + head.outputs() + " " + head.says() + " outputs that read " + head.reads());
        UploadedModel.Origin origin = model.origin();
        if (origin != null) {
            lines.add("trained by Gatewise for " + origin.task()
                    + (origin.classes().isEmpty() ? "" : ", " + origin.classes().size() + " classes")
                    + (origin.alphabet().isEmpty()
                            ? ""
                            : ", " + origin.alphabet().size() + " characters"));
        }
        return lines;
    }
}
