package io.gatewise.study.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.study.Baselines;
import io.gatewise.model.study.Classification;
import io.gatewise.model.study.Fidelity;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.HoldOut;
import io.gatewise.model.study.KFold;
import io.gatewise.model.study.Labelling;
import io.gatewise.model.study.Limits;
import io.gatewise.model.study.Metric;
import io.gatewise.model.study.MissingValues;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StoppingRule;
import io.gatewise.model.study.TextModelling;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.model.study.Transfer;
import io.gatewise.model.study.WalkForward;
import io.gatewise.study.template.DataSize;
import io.gatewise.study.template.SpaceTemplate;
import io.gatewise.study.template.SpaceTemplates;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published schema and the code agree. */
class SpecSchemaTest {

    private final JsonNode schema = tree();

    private static JsonNode tree() {
        try {
            return new ObjectMapper().readTree(new SpecSchema().text());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @Test
    void namesEveryTrainerSettingAndNoOther() {
        List<String> keys =
                Arrays.stream(TrainerSetting.values()).map(TrainerSetting::key).toList();
        var fixed = new ArrayList<String>();
        schema.at("/$defs/training/properties").fieldNames().forEachRemaining(fixed::add);

        assertThat(fixed).isEqualTo(keys);
        assertThat(texts(schema.at("/$defs/setting/enum"))).isEqualTo(keys);
        assertThat(schema.at("/allOf/0/else/properties/parameters/maxItems").asInt())
                .isEqualTo(keys.size());
    }

    @Test
    void hasEachSettingsLimitsAndDefault() {
        for (TrainerSetting setting : TrainerSetting.values()) {
            JsonNode property = schema.at("/$defs/training/properties/" + setting.key());
            Parameter limits = setting.limits();
            if (limits instanceof IntParameter range) {
                assertThat(property.path("type").asText()).isEqualTo("integer");
                assertThat(property.path("minimum").asLong()).isEqualTo(range.low());
                assertThat(property.path("maximum").asLong()).isEqualTo(range.high());
            } else if (limits instanceof FloatParameter range) {
                assertThat(property.path("type").asText()).isEqualTo("number");
                assertThat(property.path("minimum").asDouble()).isEqualTo(range.low());
                assertThat(property.path("maximum").asDouble()).isEqualTo(range.high());
            } else {
                assertThat(texts(property.path("enum"))).isEqualTo(((CategoricalParameter) limits).choices());
            }
            String description = property.path("description").asText();
            if (setting.standard() == null) {
                assertThat(description).endsWith("Without it as many as units.");
                continue;
            }
            String standard = description.replaceAll(".*Default: (.*)\\.$", "$1");
            assertThat(limits.normalise(standard.matches("[0-9.]+") ? Double.valueOf(standard) : standard))
                    .as(setting.key())
                    .isEqualTo(setting.standard());
        }
    }

    @Test
    void namesEveryTemplateAndNoOther() {
        assertThat(texts(schema.at("/properties/template/enum")))
                .containsExactlyElementsOf(SpaceTemplates.all(DataSize.UNKNOWN).stream()
                        .map(SpaceTemplate::name)
                        .toList());
    }

    @Test
    void namesEveryMetricAndNoOther() {
        List<String> keys = Arrays.stream(Metric.values()).map(Metric::key).toList();

        assertThat(texts(schema.at("/$defs/metric/enum"))).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(texts(schema.at("/$defs/earlyStopping/properties/metric/enum")))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void hasTheFieldsOfEveryPartAndNoOther() {
        Map<String, Class<? extends Record>> parts = new LinkedHashMap<>(Map.of(
                "forecasting", Forecasting.class,
                "classification", Classification.class,
                "labelling", Labelling.class,
                "text", TextModelling.class,
                "missing", MissingValues.class,
                "holdOut", HoldOut.class,
                "kFold", KFold.class,
                "walkForward", WalkForward.class,
                "earlyStopping", StoppingRule.class,
                "limits", Limits.class));
        parts.put("baselines", Baselines.class);
        parts.put("transfer", Transfer.class);
        parts.put("search", Search.class);
        parts.put("fidelity", Fidelity.class);

        parts.forEach((definition, type) -> {
            var fields = new ArrayList<String>();
            schema.at("/$defs/" + definition + "/properties").fieldNames().forEachRemaining(fields::add);
            fields.remove("type");
            assertThat(fields)
                    .as(definition)
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getName)
                            .toList());
        });
    }

    @Test
    void describesEveryFieldAndRefusesUnknownOnes() {
        var objects = new ArrayList<JsonNode>();
        objects.add(schema);
        schema.path("$defs").forEach(objects::add);

        for (JsonNode object : objects) {
            if (object.has("properties")) {
                assertThat(object.path("additionalProperties").isBoolean()).isTrue();
                assertThat(object.path("additionalProperties").asBoolean()).isFalse();
                object.path("properties")
                        .fields()
                        .forEachRemaining(field -> assertThat(field.getValue().has("description")
                                        || field.getValue().has("$ref"))
                                .as(field.getKey())
                                .isTrue());
            }
        }
    }
}
