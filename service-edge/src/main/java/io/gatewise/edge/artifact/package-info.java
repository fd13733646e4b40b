/**
 * Where bytes lie that are too large for messages: data sets, models, checkpoints.
 *
 * <p>Messages carry an {@link io.gatewise.model.study.ArtifactReference}; {@link
 * io.gatewise.edge.artifact.ArtifactStore} turns it into bytes. Either in a
 * folder that all services share, {@link io.gatewise.edge.artifact.FolderArtifactStore}, or in a bucket, {@link
 * io.gatewise.edge.artifact.S3ArtifactStore}; {@link io.gatewise.edge.artifact.ArtifactSettings} decides.
 */
package io.gatewise.edge.artifact;
