/** Data sets, models and checkpoints in the artifact store. */
package io.gatewise.worker.store;
