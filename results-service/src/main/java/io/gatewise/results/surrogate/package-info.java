/**
 * What is believed about configurations not tried yet: Gaussian processes over the encoded space.
 *
 * <p>Read {@link io.gatewise.results.surrogate.GaussianProcess} first, then {@link
 * io.gatewise.results.surrogate.SurrogateFitter}. Notation: n observed points {@code X} (n rows of length d) with
 * losses {@code y}, standardised; kernel matrix {@code K = s · M + σ² I} with signal variance {@code s}, noise
 * variance {@code σ²} and the Matérn 5/2 correlations {@code M}; {@code L Lᵀ = K}; {@code α = K⁻¹ y}; length
 * scales {@code ℓ}, one for each coordinate. Lower is better everywhere.
 */
package io.gatewise.results.surrogate;
