package io.gatewise.study.rest;

import io.gatewise.model.study.StudyId;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Locale;

/** Draws ids that people can read: what is usable of the study's name, and six random letters. */
@ApplicationScoped
class StudyIds {

    // no vowels, no look-alikes
    private static final String LETTERS = "bcdfghjkmnpqrstvwxz23456789";
    private static final int RANDOM_LETTERS = 6;
    private static final int LONGEST_NAME = 40;

    private final SecureRandom random = new SecureRandom();

    StudyId draw(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        String start = slug.substring(0, Math.min(LONGEST_NAME, slug.length())).replaceAll("-+$", "");
        var id = new StringBuilder(start.isEmpty() ? "study" : start).append('-');
        for (int i = 0; i < RANDOM_LETTERS; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new StudyId(id.toString());
    }
}
