package dev.picolight.device.doctor;

import dev.picolight.device.words.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Everything that was found, and what it comes to.
public record Report(List<Finding> findings) {
    public Report {
        findings = List.copyOf(findings);
    }

    /// What it comes to; the numbers are for the shell.
    public enum Outcome {
        HEALTHY(0),
        PROBLEM(1),
        /// No problem was found, but something that matters could not be found out.
        UNKNOWN(3);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    public Outcome outcome() {
        if (has(Verdict.PROBLEM)) {
            return Outcome.PROBLEM;
        }
        return has(Verdict.UNKNOWN) ? Outcome.UNKNOWN : Outcome.HEALTHY;
    }

    private boolean has(Verdict verdict) {
        return findings.stream().anyMatch(it -> it.verdict() == verdict);
    }

    /// What matters most: the first problem; but where that can come from several causes, what the
    /// Server's own machine knows of them for certain, the origin before its signs.
    public Optional<Finding> decisive() {
        List<Finding> problems =
                findings.stream().filter(it -> it.verdict() == Verdict.PROBLEM).toList();
        Optional<Finding> first = problems.stream().findFirst();
        return first.filter(it -> !isCertain(it) || it.step() == Step.HERE)
                .flatMap(sign ->
                        problems.stream()
                                .filter(it -> isBehind(it, sign))
                                .filter(Report::isCertain)
                                .min(Comparator.comparing(it -> !it.isOrigin())))
                .or(() -> first);
    }

    /// Whether a problem can come from another one.
    private static boolean isBehind(Finding origin, Finding sign) {
        return sign.step() == Step.HERE
                ? origin.equals(sign) || !Collections.disjoint(origin.explains(), sign.explains())
                : origin.explains().contains(sign.step());
    }

    private static boolean isCertain(Finding finding) {
        return finding.explanation().filter(Explanation::isCertain).isPresent();
    }

    /// What is wrong, how sure that is, what to do: one paragraph.
    public String conclusion() {
        DoctorWords say = Words.of(DoctorWords.class);
        return decisive()
                .flatMap(Finding::explanation)
                .map(it -> conclusion(say, it))
                .orElseGet(() ->
                        switch (outcome()) {
                            case UNKNOWN -> say.notAllKnown();
                            case HEALTHY, PROBLEM ->
                                    has(Verdict.NOTE) ? say.healthyWithNotes() : say.healthy();
                        });
    }

    private String conclusion(DoctorWords say, Explanation explanation) {
        List<String> sentences = new ArrayList<>();
        if (explanation.isCertain()) {
            sentences.add(say.certain(explanation.title()));
            sentences.add(explanation.causes().getFirst().remedy());
        } else if (explanation.isUnknown()) {
            sentences.add(say.notTold(decisive().map(Finding::summary).orElse("")));
        } else {
            sentences.add(say.oneOf(explanation.title(), explanation.causes().size()));
        }
        explanation.command().ifPresent(it -> sentences.add(next(say, explanation, it)));
        explanation.onPicoW().ifPresent(it -> sentences.add(it.strip()));
        long others = findings.stream().filter(it -> it.verdict() == Verdict.PROBLEM).count() - 1;
        if (others > 0) {
            sentences.add(say.more(others));
        }
        return String.join(
                say.gap(),
                sentences.stream()
                        .filter(it -> !it.isEmpty())
                        .map(it -> it.matches(".*[.。)）]") ? it : say.sentence(it))
                        .toList());
    }

    /// With how to read what the command shows.
    private static String next(
            DoctorWords say, Explanation explanation, Explanation.Command command) {
        String next =
                command.onBroker() ? say.nextAtBroker(command.text()) : say.next(command.text());
        return say.sentence(next + explanation.reading().orElse(""));
    }
}
