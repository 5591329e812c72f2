package dev.picolight.simulator.web;

import dev.picolight.device.words.Language;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.HouseTrouble;
import dev.picolight.simulator.record.RecordingTrouble;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/// How requests are read and answered.
final class Answers {
    /// What a request may hold.
    static final int BODY_BYTES_MAX = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    /// Answers with an object.
    static void json(Context request, Consumer<JsonGenerator> members) {
        request.header("Cache-Control", "no-store");
        request.contentType(Json.CONTENT_TYPE);
        request.result(Json.object(members));
    }

    /// What the request holds.
    ///
    /// @throws Refused when it is too large, or something else than JSON
    static JsonBody body(Context request, Set<String> known) {
        String type = Guard.header(request, "Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.split(";", -1)[0].strip().equals("application/json")) {
            throw new Refused(Trouble.NOT_JSON, type);
        }
        try {
            byte[] bytes = request.req().getInputStream().readNBytes(BODY_BYTES_MAX + 1);
            if (bytes.length > BODY_BYTES_MAX) {
                throw new Refused(Trouble.TOO_LARGE, String.valueOf(BODY_BYTES_MAX));
            }
            return JsonBody.read(bytes, known);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// Lets a route answer, in the language of whoever asks; what it throws becomes an answer, too.
    static void answer(Context request, Route.Handler handler) throws Exception {
        Language.speaking(
                Guard.language(request),
                () -> {
                    try {
                        handler.answer(request);
                    } catch (Refused refused) {
                        refuse(request, refused);
                    } catch (HouseTrouble trouble) {
                        refuse(
                                request,
                                new Refused(Trouble.HOUSE, String.valueOf(trouble.getMessage())));
                    } catch (RecordingTrouble trouble) {
                        refuse(request, new Refused(Trouble.RECORDING, trouble.words()));
                    } catch (IOException | UncheckedIOException | InterruptedException gone) {
                        LOG.debug("a reader has gone: {}", gone.toString());
                        if (gone instanceof InterruptedException) {
                            Thread.currentThread().interrupt();
                        }
                    } catch (RuntimeException broken) {
                        LOG.error(
                                "{} {} failed", request.req().getMethod(), request.path(), broken);
                        refuse(request, new Refused(Trouble.INTERNAL, broken.toString()));
                    }
                    return "";
                });
    }

    private static void refuse(Context request, Refused refused) {
        if (request.res().isCommitted()) {
            return; // in the middle of a stream
        }
        WebWords words = Words.of(WebWords.class);
        Trouble trouble = refused.trouble();
        String[] about = refused.about().split("\n", 2);
        request.status(trouble.status());
        json(
                request,
                out ->
                        Json.object(
                                out,
                                "error",
                                () -> {
                                    out.writeStringProperty("code", trouble.code());
                                    out.writeStringProperty(
                                            "message", words.message(trouble, about[0]));
                                    out.writeStringProperty(
                                            "remedy",
                                            words.remedy(
                                                    trouble,
                                                    about.length > 1 ? about[1] : about[0]));
                                }));
    }
}
