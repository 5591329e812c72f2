package dev.picolight.simulator.web;

/// Scripts that look for text that is hard to read: contrast as WCAG 2.2 (1.4.3) counts it, at
/// least 4.5 : 1.
final class Contrast {
    /// How many texts are looked at: all that are seen and no part of a picture or of something
    /// that is switched off.
    static final String TEXTS = "(" + common() + ")().length";

    /// Those that have too little.
    static final String WEAK_TEXTS =
            "("
                    + common()
                    + ")().filter(it => it.ratio < 4.5).map(it => `${it.ratio.toFixed(2)} ${it.colours} ${it.text}`)";

    private Contrast() {}

    private static String common() {
        return """
        () => {
          const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const rgba = colour => {
            brush.clearRect(0, 0, 1, 1);
            brush.fillStyle = colour;
            brush.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
            return [r, g, b, a / 255];
          };
          const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
          const ground = it => it === null ? [255, 255, 255, 1]
            : (own => own[3] === 1 ? own : over(own, ground(it.parentElement)))(rgba(getComputedStyle(it).backgroundColor));
          const light = ([r, g, b]) => [r, g, b].map(it => it / 255)
            .map(it => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
            .reduce((sum, it, i) => sum + it * [0.2126, 0.7152, 0.0722][i], 0);
          const all = [];
          for (const it of document.body.querySelectorAll('*')) {
            const own = [...it.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join('');
            const text = it.matches('input:not([type=checkbox])') ? it.value : own;
            if (text === '' || !it.checkVisibility() || it.closest('svg, .heard, :disabled, script, option')) {
              continue;
            }
            const under = ground(it);
            const over_ = over(rgba(getComputedStyle(it).color), under);
            const [a, b] = [light(under), light(over_)].sort((x, y) => y - x);
            all.push({ text, ratio: (a + 0.05) / (b + 0.05), colours: `${over_} on ${under}` });
          }
          return all;
        }
        """;
    }
}
