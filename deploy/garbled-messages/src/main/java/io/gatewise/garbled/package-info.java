/**
 * What a listener may meet on its topic instead of a message. For tests of each service; {@link
 * io.gatewise.garbled.GarbledMessages} makes them out of the released samples.
 */
package io.gatewise.garbled;
