package dev.picolight.device.app;

import static dev.picolight.device.words.Language.ENGLISH;
import static dev.picolight.device.words.Language.SIMPLIFIED_CHINESE;
import static dev.picolight.device.words.Language.TRADITIONAL_CHINESE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpTest implements HelpContract {
    @Override
    public Object program() {
        return new Main();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --nonsense          | Unknown option: '--nonsense'      | 沒有這個選項：'--nonsense'   | 没有这个选项：'--nonsense'",
                "darken here             | Unmatched argument: 'here'        | 多餘的引數：'here'          | 多余的参数：'here'",
                "help dance              | Unknown command: 'dance'          | 沒有這個指令：'dance'        | 没有这个命令：'dance'",
                "send                    | Missing required argument(s): 'ROOM', 'COMMAND' | 缺少必要的引數：'ROOM', 'COMMAND' | 缺少必需的参数：'ROOM', 'COMMAND'",
                "run --settings          | Missing required parameter for option '--settings' | 選項 '--settings' 之後缺少值 | 选项 '--settings' 之后缺少值",
                "broker-user list --etc /a --etc /b | option '--etc' should be specified only once | 選項 '--etc' 只能寫一次 | 选项 '--etc' 只能写一次",
                "run --language=fr       | Invalid value for option '--language': there is no 'fr'; there are: en, zh-TW, zh-CN | 選項 '--language' 的值無效：沒有 'fr'；可用的有：en, zh-TW, zh-CN | 选项 '--language' 的值无效：没有 'fr'；可用的有：en, zh-TW, zh-CN",
                "send 客廳 ON --wait=long | Invalid value for option '--wait': 'long' is no time | 選項 '--wait' 的值無效：'long' 不是時間 | 选项 '--wait' 的值无效：'long' 不是时间",
                "discovery               | Missing: what to do, purge       | 缺少：要做什麼（purge）      | 缺少：要做什么（purge）",
                "''                      | Missing required subcommand       | 缺少指令                   | 缺少命令"
            })
    void aWrongCommandLineIsToldInEveryLanguage(
            String arguments, String english, String traditional, String simplified) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");
        assertThat(answer(ENGLISH, words)).contains(english, "Try: ", " --help");
        assertThat(answer(TRADITIONAL_CHINESE, words)).contains(traditional, "請試試：", " --help");
        assertThat(answer(SIMPLIFIED_CHINESE, words)).contains(simplified, "请试试：", " --help");
    }
}
