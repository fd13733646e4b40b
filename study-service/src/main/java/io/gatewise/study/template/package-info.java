/**
 * Search spaces out of the literature, sized by the data that are to be learnt.
 *
 * <p>Read {@link io.gatewise.study.template.SpaceTemplate} first; {@link io.gatewise.study.template.DataSize} says what of the
 * data counts.
 *
 * <p>Sources, by the names under which templates cite them: Greff 2017, "LSTM: A Search Space Odyssey" (IEEE TNNLS 28, first
 * arXiv 1503.04069, 2015); Reimers 2017, "Optimal Hyperparameters for Deep LSTM-Networks for Sequence Labeling Tasks" (Reimers
 * and Gurevych, arXiv 1707.06799); Melis 2017, "On the State of the Art of Evaluation in Neural Language Models" (arXiv
 * 1707.05589); Merity 2017, "Regularizing and Optimizing LSTM Language Models" (arXiv 1708.02182).
 */
package io.gatewise.study.template;
