package dev.picolight.device.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.diagnosis.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What programs rely on stands in the document that promises it.
class CodesTest {
    @Test
    void everyCodeIsDocumented() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "doctor.md"));
        Stream<String> codes =
                Stream.of(
                                Arrays.stream(Cause.values()).map(Cause::code),
                                Arrays.stream(Step.values()).map(Step::code),
                                Arrays.stream(Verdict.values()).map(Verdict::code))
                        .flatMap(each -> each);
        assertThat(codes).allSatisfy(code -> assertThat(document).contains("`" + code + "`"));
    }
}
