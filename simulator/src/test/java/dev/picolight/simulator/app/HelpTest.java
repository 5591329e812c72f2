package dev.picolight.simulator.app;

import static dev.picolight.device.words.Language.ENGLISH;
import static dev.picolight.device.words.Language.TRADITIONAL_CHINESE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picolight.device.app.HelpContract;
import org.junit.jupiter.api.Test;

class HelpTest implements HelpContract {
    @Override
    public Object program() {
        return new Main();
    }

    @Test
    void aNumberThatIsNoneIsToldInEveryLanguage() {
        assertThat(answer(ENGLISH, "broker", "--port", "many"))
                .contains("Invalid value for option '--port': 'many' is not an int");
        assertThat(answer(TRADITIONAL_CHINESE, "broker", "--port", "many"))
                .contains("選項 '--port' 的值無效：'many' 不是整數");
    }
}
