package io.gatewise.edge.artifact;

/** The names of a path, as every store wants them. */
final class ArtifactPath {

    private ArtifactPath() {}

    /**
     * Throws if it isn't names separated by '/'.
     *
     * @throws IllegalArgumentException if a name is empty, '.' or '..', or has a backslash
     */
    static void check(String path) {
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\\') >= 0) {
                throw new IllegalArgumentException("no artifact path: " + path);
            }
        }
    }
}
