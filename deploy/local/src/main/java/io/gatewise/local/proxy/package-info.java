/**
 * One origin for users: {@link io.gatewise.local.proxy.Routes} says which service answers a path, and
 * {@link io.gatewise.local.proxy.ReverseProxy} passes requests on, bodies as streams.
 */
package io.gatewise.local.proxy;
