package io.gatewise.study.template;

import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.Prior;

/** The ranges that several templates have. */
final class Ranges {

    private Ranges() {}

    static Parameter units(long least, long most) {
        return new IntParameter("units", Math.min(least, most), most, true, null);
    }

    /** On a log scale, good values expected within a factor of 3 of {@code likely}. */
    static Parameter learningRate(double least, double most, double likely) {
        return new FloatParameter("learningRate", least, most, true, null).withPrior(Prior.around(likely, 3));
    }

    static Parameter batch(long least, long most) {
        return new IntParameter("batchSize", Math.min(least, most), most, true, null);
    }

    static Parameter dropout(String name, double most) {
        return new FloatParameter(name, 0, most);
    }

    static Parameter window(DataSize data, long least, long most) {
        long longest = data.window(most);
        return new IntParameter("window", Math.min(least, longest), longest, true, null);
    }
}
