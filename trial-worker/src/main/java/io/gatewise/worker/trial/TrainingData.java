package io.gatewise.worker.trial;

import io.gatewise.worker.data.ForecastWindows;

/**
 * What one network learns from and is judged by.
 *
 * @param windows    the samples' source
 * @param training   samples to learn
 * @param validation samples that judge
 */
record TrainingData(ForecastWindows windows, int[] training, int[] validation) {}
