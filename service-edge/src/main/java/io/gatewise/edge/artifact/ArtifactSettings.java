package io.gatewise.edge.artifact;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where artifacts lie. */
@ConfigMapping(prefix = "gatewise.artifacts")
public interface ArtifactSettings {

    /** A folder that every service of the ring can read and write. */
    Path folder();
}
