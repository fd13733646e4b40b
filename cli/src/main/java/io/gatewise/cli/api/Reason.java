package io.gatewise.cli.api;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Java's file errors in words: their messages are often just the path. */
public final class Reason {

    private Reason() {}

    /** What {@code error} means, without the path. */
    public static String of(IOException error) {
        if (error instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (error instanceof FileAlreadyExistsException || error instanceof DirectoryNotEmptyException) {
            return "something else is in its place";
        }
        return String.valueOf(error.getMessage());
    }
}
