package io.gatewise.study.dataset;

/** The upload is no data set: the message says where, what and what is allowed. */
public final class RefusedDataException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String place;

    RefusedDataException(String place, String detail) {
        super(detail);
        this.place = place;
    }

    static RefusedDataException inLine(long line, String detail) {
        return new RefusedDataException("line " + line, detail);
    }

    static RefusedDataException inCell(long line, String column, String detail) {
        return new RefusedDataException("line " + line + ", column " + column, detail);
    }

    /** Where: {@code line 7, column temp}, or {@code file}. */
    public String place() {
        return place;
    }
}
