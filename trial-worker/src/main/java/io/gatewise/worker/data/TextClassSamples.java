package io.gatewise.worker.data;

import io.gatewise.model.study.Classification;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts to classify by their characters, each one-hot; a sample is a row. A text is read up to its 1000th character; an
 * empty one is one step without a character.
 */
final class TextClassSamples extends ClassSamples {

    private final Characters characters;

    TextClassSamples(Table table, Classification task, Parts parts, Encoding encoding) {
        super(
                task,
                encoding,
                table.text(task.label()),
                new Sequences(rows(parts.training()), rows(parts.validation()), rows(parts.test())));
        this.characters = new Characters(table.text(task.text()), encoding.vocabulary(), Characters.LONGEST, "");
    }

    private static IntStream rows(List<RowRange> part) {
        return part.stream().flatMapToInt(range -> IntStream.range(range.from(), range.to()));
    }

    @Override
    public int inputs() {
        return characters.different();
    }

    @Override
    public int steps(int sample) {
        return Math.max(1, length(sample));
    }

    private int length(int row) {
        return characters.start(row + 1) - characters.start(row);
    }

    @Override
    long inputBytes() {
        return characters.bytes();
    }

    @Override
    void fillInputs(Batch batch, int[] samples, int from, int to) {
        int size = to - from;
        batch.reset(size, longest(samples, from, to));
        for (int b = 0; b < size; b++) {
            int row = samples[from + b];
            batch.lengths()[b] = steps(row);
            for (int t = 0; t < length(row); t++) {
                batch.x()[(t * size + b) * inputs() + characters.at(characters.start(row) + t)] = 1;
            }
        }
    }
}
