package io.gatewise.study.spec;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A spec document as a tree, whichever of the two languages it is written in. */
public enum SpecText {
    /** JSON (RFC 8259), each key at most once. */
    JSON {
        @Override
        JsonNode parse(String text) {
            try {
                return JsonTree.read(text);
            } catch (JsonProcessingException wrong) {
                throw SpecText.unreadable("no JSON", wrong);
            }
        }
    },
    /** One YAML document; plain scalars mean what YAML 1.2's core schema says. */
    YAML {
        @Override
        JsonNode parse(String text) {
            return new YamlTree().read(text);
        }
    };

    abstract JsonNode parse(String text);

    /** The document's tree. */
    JsonNode read(byte[] document) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (withoutMark.isBlank()) {
                throw unreadable("an empty document");
            }
            JsonNode tree = parse(withoutMark);
            Optional<SpecProblem> unstorable = Storable.problem(tree);
            if (unstorable.isPresent()) {
                throw new RefusedSpecException(List.of(unstorable.get()));
            }
            return tree;
        } catch (CharacterCodingException notUtf8) {
            throw unreadable("not UTF-8 text");
        }
    }

    static RefusedSpecException unreadable(String detail) {
        return new RefusedSpecException(List.of(new SpecProblem("", detail)));
    }

    private static RefusedSpecException unreadable(String what, JsonProcessingException wrong) {
        String place = wrong.getLocation() == null
                ? ""
                : " (line " + wrong.getLocation().getLineNr() + ", column "
                        + wrong.getLocation().getColumnNr() + ")";
        String why = wrong instanceof JsonParseException ? wrong.getOriginalMessage() : wrong.getMessage();
        return unreadable(what + place + ": " + why);
    }

    /** Strict JSON. */
    private static final class JsonTree {

        private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(50)
                                .maxNumberLength(100)
                                .build())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        static JsonNode read(String text) throws JsonProcessingException {
            return MAPPER.readTree(text);
        }
    }
}
