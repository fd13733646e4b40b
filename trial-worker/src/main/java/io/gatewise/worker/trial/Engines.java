package io.gatewise.worker.trial;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.TrainerSetting;
import io.gatewise.worker.lstm.LstmEngine;
import java.util.Map;
import java.util.TreeMap;

/** The engines of this worker, by the name that the setting {@code engine} gives them. */
public record Engines(Map<String, LstmEngine> byName) {

    public Engines {
        byName = Map.copyOf(byName);
    }

    /** The one that complete settings ask for. */
    LstmEngine of(Configuration settings) {
        String name = settings.text(TrainerSetting.ENGINE.key());
        LstmEngine engine = byName.get(name);
        if (engine == null) {
            throw new IllegalArgumentException("no engine " + name + "; there are " + byName.keySet());
        }
        return engine;
    }

    /** Version by name of the libraries that compute. */
    public Map<String, String> libraries() {
        var libraries = new TreeMap<String, String>();
        byName.values().forEach(engine -> libraries.putAll(engine.libraries()));
        return libraries;
    }
}
