package io.gatewise.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files under test. */
final class Repository {

    static final Path ROOT = Path.of(System.getProperty("gatewise.root"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private Repository() {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String path) {
        return documents(text(path)).get(0);
    }

    /** Every document of a YAML text, with its anchors and merge keys carried out, which Jackson's own reader leaves. */
    static List<JsonNode> documents(String text) {
        var documents = new ArrayList<JsonNode>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(text)
                .forEach(document -> documents.add(JSON.valueToTree(document)));
        return documents;
    }

    /** The settings that a service is packaged with. */
    static Properties properties(String service) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text(service + "/src/main/resources/application.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The value of a property of the root pom, or of its {@code version}. */
    static String pom(String name) {
        var matcher = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)</").matcher(text("pom.xml"));
        if (!matcher.find()) {
            throw new IllegalArgumentException("pom.xml: no " + name);
        }
        return matcher.group(1);
    }
}
