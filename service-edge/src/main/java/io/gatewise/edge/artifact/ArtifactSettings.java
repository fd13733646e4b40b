package io.gatewise.edge.artifact;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where artifacts lie. */
@ConfigMapping(prefix = "gatewise.artifacts")
public interface ArtifactSettings {

    /** The kinds of stores. */
    enum Kind {
        /** A folder that every service of the ring can read and write. */
        FOLDER,
        /** A bucket of Amazon S3, or of anything that speaks its language. */
        S3
    }

    /** Which kind of store: {@code folder} or {@code s3}. */
    @WithDefault("folder")
    Kind kind();

    /** The folder; needed where the kind is {@code folder}. */
    Optional<Path> folder();

    /** The bucket; needed where the kind is {@code s3}. */
    S3 s3();

    /**
     * A bucket. Credentials come from where the AWS SDK looks for them: the environment ({@code AWS_ACCESS_KEY_ID}, {@code
     * AWS_SECRET_ACCESS_KEY}), a web identity, a profile, the container's or the machine's role.
     */
    interface S3 {

        /** The bucket's name; it must be there. */
        Optional<String> bucket();

        /** Names, separated by '/', that all artifacts' keys begin with; without it they begin at the top. */
        Optional<String> prefix();

        /** Where the service is, such as {@code http://minio:9000}; without it, Amazon's own of the region. */
        Optional<URI> endpoint();

        /** The region. */
        @WithDefault("us-east-1")
        String region();

        /** Whether the bucket is in the path, not in the host's name; most servers but Amazon's want it so. */
        @WithDefault("false")
        boolean pathStyle();

        /** Where copies of artifacts lie that must be files; without it, a folder among the system's temporary ones. */
        Optional<Path> cache();

        /** How much the copies may take; the ones that were used longest ago go first. */
        @WithDefault("2G")
        MemorySize cacheSize();
    }
}
