/**
 * Where bytes lie that are too large for messages: data sets, models, checkpoints.
 *
 * <p>Messages carry an {@link io.gatewise.model.study.ArtifactReference}; {@link
 * io.gatewise.edge.artifact.ArtifactStore} turns it into bytes. Today a folder that all services
 * share, {@link io.gatewise.edge.artifact.FolderArtifactStore}.
 */
package io.gatewise.edge.artifact;
