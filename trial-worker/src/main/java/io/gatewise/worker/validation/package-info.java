/** Which rows train a network, which judge it, and which are kept for the end. */
package io.gatewise.worker.validation;
