/** How good a forecast is, in the target's own unit. */
package io.gatewise.worker.metric;
