/** Data sets and models in the artifact store. */
package io.gatewise.worker.store;
