/**
 * What is believed about configurations not tried yet: Gaussian processes over the encoded space.
 *
 * <p>Read {@link io.gatewise.results.surrogate.GaussianProcess} first, then {@link
 * io.gatewise.results.surrogate.SurrogateFitter}. Notation: n observed points {@code X} (n rows of length d) with
 * losses {@code y}, standardised; kernel matrix {@code K = m 11ᵀ + s M + σ² I} with the variance {@code m} of the
 * unknown mean, signal variance {@code s}, the Matérn 5/2 correlations {@code M} and noise variance {@code σ²}; {@code L Lᵀ = K}; {@code α = K⁻¹ y}; length
 * scales {@code ℓ}, one for each coordinate. Lower is better everywhere.
 */
package io.gatewise.results.surrogate;
