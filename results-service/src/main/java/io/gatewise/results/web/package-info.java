/** Pages for people: the list of studies, and a study's report as one self-contained document. */
package io.gatewise.results.web;
