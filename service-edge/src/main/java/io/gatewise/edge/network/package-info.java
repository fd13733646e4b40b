/**
 * Reads the zips of networks that nobody vouches for. No class is made of what they name, and nothing is unpacked: the
 * layers are looked up in the JSON's tree, and the weights are read as numbers.
 *
 * <p>Read {@link io.gatewise.edge.network.NetworkZip} first.
 */
package io.gatewise.edge.network;
