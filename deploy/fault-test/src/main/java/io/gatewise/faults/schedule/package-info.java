/** What happens when, all drawn from the seed, nothing from the clock; and how often it did. */
package io.gatewise.faults.schedule;
