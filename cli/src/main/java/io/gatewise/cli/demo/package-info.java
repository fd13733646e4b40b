/**
 * The demo: one command that tunes an LSTM on real data.
 *
 * <p>Read {@link io.gatewise.cli.demo.Demo} first. {@link io.gatewise.cli.demo.BirthsData} makes the
 * data set, {@link io.gatewise.cli.demo.BirthsStudy} the study; the CSV with its source and licence
 * and the study's YAML lie beside the classes.
 */
package io.gatewise.cli.demo;
