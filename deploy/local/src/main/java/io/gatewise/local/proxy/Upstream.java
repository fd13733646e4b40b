package io.gatewise.local.proxy;

/**
 * A service behind the proxy.
 *
 * @param name what people call it
 * @param port where it listens on loopback
 */
public record Upstream(String name, int port) {}
