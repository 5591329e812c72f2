package dev.picolight.simulator.scenario;

import java.util.List;

/// What came of reading a scenario.
public sealed interface ScenarioReading {
    /// It can be run.
    record Accepted(Scenario scenario) implements ScenarioReading {}

    /// It cannot.
    ///
    /// @param problems all of them, in the order of the file
    record Refused(List<ScenarioProblem> problems) implements ScenarioReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
