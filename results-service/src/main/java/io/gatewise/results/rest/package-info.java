/** Results over HTTP: {@link io.gatewise.results.rest.ResultsResource}. Read only; studies are made elsewhere. */
package io.gatewise.results.rest;
