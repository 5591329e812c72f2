package dev.picolight.simulator.junit;

import dev.picolight.device.words.Words;
import dev.picolight.simulator.house.House;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/// What a test's parameters can be.
final class Parameters {
    private Parameters() {}

    static boolean isOurs(ParameterContext context, ExtensionContext test) {
        Parameter parameter = context.getParameter();
        if (context.isAnnotated(Seed.class)) {
            return !Seeds.isArgument(parameter, test);
        }
        Class<?> type = parameter.getType();
        return context.isAnnotated(Board.class)
                || type == House.class
                || type == PicoBoard.class
                || type == PicoLed.class
                || type == PicoLan.class
                || type == PicoBroker.class
                || type == PicoFaults.class
                || type == PicoTime.class
                || isBoards(parameter);
    }

    private static boolean isBoards(Parameter parameter) {
        return parameter.getParameterizedType() instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] == PicoBoard.class;
    }

    /// @throws ParameterResolutionException with words for the user
    static Object value(Parameter parameter, Session session) {
        Class<?> type = parameter.getType();
        if (parameter.isAnnotationPresent(Seed.class)) {
            if (type != long.class && type != Long.class) {
                throw new ParameterResolutionException(words().seedType(parameter.toString()));
            }
            return session.setup().seed().number();
        }
        if (type == PicoBoard.class) {
            return board(parameter, session);
        } else if (type == PicoLed.class) {
            return board(parameter, session).led();
        } else if (parameter.isAnnotationPresent(Board.class)) {
            throw new ParameterResolutionException(words().boardOfOther(parameter.toString()));
        } else if (type == PicoLan.class) {
            return new PicoLan(session);
        } else if (type == PicoBroker.class) {
            return new PicoBroker(session);
        } else if (type == PicoFaults.class) {
            return new PicoFaults(session);
        } else if (type == PicoTime.class) {
            return new PicoTime(session);
        } else if (type == List.class) {
            return session.boards();
        }
        return session.house();
    }

    private static PicoBoard board(Parameter parameter, Session session) {
        List<PicoBoard> boards = session.boards();
        String all = boards.stream().map(PicoBoard::id).collect(Collectors.joining(", "));
        Optional<String> wanted =
                Optional.ofNullable(parameter.getAnnotation(Board.class)).map(Board::value);
        if (wanted.isEmpty()) {
            if (boards.size() > 1) {
                throw new ParameterResolutionException(
                        words().whichBoard(parameter.toString(), all));
            }
            return boards.getFirst();
        }
        return boards.stream()
                .filter(board -> board.id().equals(wanted.get()))
                .findFirst()
                .orElseThrow(
                        () -> new ParameterResolutionException(words().noBoard(wanted.get(), all)));
    }

    private static SetupWords words() {
        return Words.of(SetupWords.class);
    }
}
