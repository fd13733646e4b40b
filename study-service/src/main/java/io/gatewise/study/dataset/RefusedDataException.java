package io.gatewise.study.dataset;

/** The upload is no data set: the message says where, what and what is allowed. */
public final class RefusedDataException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String place;

    public RefusedDataException(String place, String detail) {
        super(detail);
        this.place = place;
    }

    public static RefusedDataException inLine(long line, String detail) {
        return new RefusedDataException("line " + line, detail);
    }

    public static RefusedDataException inCell(long line, String column, String detail) {
        return inCell("line " + line, column, detail);
    }

    static RefusedDataException inCell(String place, String column, String detail) {
        return new RefusedDataException(place + ", column " + column, detail);
    }

    /** The same in one of several files: its name comes first. */
    public RefusedDataException inFile(String name) {
        return new RefusedDataException(place.equals("file") ? name : name + ", " + place, getMessage());
    }

    /** Where: {@code line 7, column temp}, or {@code file}. */
    public String place() {
        return place;
    }
}
