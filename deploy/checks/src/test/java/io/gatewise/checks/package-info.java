/**
 * Holds what runs Gatewise elsewhere (images, {@code compose.yaml}, {@code k8s/}) to schemas, to the code and to itself,
 * without a cluster. Read {@link io.gatewise.checks.Overlay} first: what the tests look at is what kustomize renders.
 */
package io.gatewise.checks;
