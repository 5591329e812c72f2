package dev.picolight.device.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one step has found, in the language of the user.
///
/// @param summary what was seen, in one line; no full stop
/// @param evidence more of it, a line each
/// @param took how long the step needed
/// @param explanation what is wrong; never empty for a problem
/// @param goesOn whether the steps after it make sense
/// @param explains which other steps' problems can come from this one; empty for most
/// @param isOrigin whether what else explains the same is rather a sign of this
public record Finding(
        Step step,
        Verdict verdict,
        String summary,
        List<String> evidence,
        Duration took,
        Optional<Explanation> explanation,
        boolean goesOn,
        Set<Step> explains,
        boolean isOrigin) {
    public Finding {
        evidence = List.copyOf(evidence);
        explains = Set.copyOf(explains);
        if (verdict == Verdict.PROBLEM && explanation.isEmpty()) {
            throw new IllegalArgumentException("a problem without an explanation: " + summary);
        }
    }

    /// Nothing is wrong.
    public static Finding ok(Step step, String summary, List<String> evidence, Duration took) {
        return without(step, Verdict.OK, summary, evidence, took);
    }

    /// Nothing is wrong, but the user should know.
    public static Finding note(Step step, String summary, List<String> evidence, Duration took) {
        return without(step, Verdict.NOTE, summary, evidence, took);
    }

    /// It was not looked at.
    public static Finding skipped(Step step, String why) {
        return without(step, Verdict.SKIPPED, why, List.of(), Duration.ZERO);
    }

    /// It could not be found out; the steps after it make sense all the same.
    public static Finding unknown(Step step, String summary, List<String> evidence, Duration took) {
        return without(step, Verdict.UNKNOWN, summary, evidence, took);
    }

    /// Something is wrong, and the steps after it make no sense.
    public static Finding fatal(
            Step step,
            String summary,
            List<String> evidence,
            Duration took,
            Explanation explanation) {
        return explained(step, summary, evidence, took, explanation, false);
    }

    /// Something is wrong.
    public static Finding problem(
            Step step,
            String summary,
            List<String> evidence,
            Duration took,
            Explanation explanation) {
        return explained(step, summary, evidence, took, explanation, true);
    }

    /// The same, after which the next steps make no sense.
    Finding asLast() {
        return new Finding(
                step, verdict, summary, evidence, took, explanation, false, explains, isOrigin);
    }

    private static Finding without(
            Step step, Verdict verdict, String summary, List<String> evidence, Duration took) {
        return new Finding(
                step, verdict, summary, evidence, took, Optional.empty(), true, Set.of(), false);
    }

    private static Finding explained(
            Step step,
            String summary,
            List<String> evidence,
            Duration took,
            Explanation explanation,
            boolean goesOn) {
        return new Finding(
                step,
                Verdict.PROBLEM,
                summary,
                evidence,
                took,
                Optional.of(explanation),
                goesOn,
                Set.of(),
                false);
    }

    /// The same, from which problems of other steps can come.
    Finding explaining(Set<Step> others) {
        return new Finding(
                step, verdict, summary, evidence, took, explanation, goesOn, others, isOrigin);
    }

    /// The same, of which what else explains the same may be a sign.
    Finding asOrigin(boolean origin) {
        return new Finding(
                step, verdict, summary, evidence, took, explanation, goesOn, explains, origin);
    }
}
