package dev.loopbook.exercise.similar;

/// Two students whose answers to an exercise are alike.
///
/// @param exercise the exercise's name
/// @param one a student
/// @param other another
/// @param similarity how much of both is alike, from 0 to 1, apart from what the starter has
public record SimilarPair(String exercise, String one, String other, double similarity) {}
