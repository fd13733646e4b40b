/**
 * Gives a broker what the ring needs of it. The local stack calls {@link io.gatewise.topics.TopicSetup}; compose and
 * Kubernetes run {@link io.gatewise.topics.Main}, which lies in study-service's image, before the services.
 */
package io.gatewise.topics;
