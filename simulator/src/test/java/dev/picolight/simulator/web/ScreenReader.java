package dev.picolight.simulator.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The page as Chromium hands it to screen readers.
final class ScreenReader {
    private static final Set<String> CONTROLS =
            Set.of(
                    "button",
                    "switch",
                    "link",
                    "textbox",
                    "searchbox",
                    "combobox",
                    "listbox",
                    "checkbox",
                    "spinbutton",
                    "image");

    private final List<Node> nodes;

    /// Something that is read.
    record Node(String role, String name, boolean isStop) {}

    ScreenReader(Browser browser) {
        Object tree = browser.tell("Accessibility.getFullAXTree", Map.of()).get("nodes");
        this.nodes =
                ((List<?>) Optional.ofNullable(tree).orElseThrow())
                        .stream()
                                .map(it -> (Map<?, ?>) it)
                                .filter(it -> !Boolean.TRUE.equals(it.get("ignored")))
                                .map(it ->
                                        new Node(value(it, "role"), value(it, "name"), isStop(it)))
                                .toList();
    }

    private static String value(Map<?, ?> node, String member) {
        return node.get(member) instanceof Map<?, ?> it
                ? String.valueOf(Optional.<Object>ofNullable(it.get("value")).orElse(""))
                : "";
    }

    private static boolean isStop(Map<?, ?> node) {
        return node.get("properties") instanceof List<?> all
                && all.stream()
                        .map(it -> (Map<?, ?>) it)
                        .anyMatch(it ->
                                "focusable".equals(it.get("name"))
                                        && it.get("value") instanceof Map<?, ?> value
                                        && Boolean.TRUE.equals(value.get("value")));
    }

    /// What can be worked, and pictures; the choices within a control are not told apart.
    List<Node> controls() {
        return nodes.stream().filter(it -> CONTROLS.contains(it.role())).toList();
    }

    /// Where the focus can be, apart from the page itself.
    List<Node> stops() {
        return nodes.stream()
                .filter(Node::isStop)
                .filter(it -> !it.role().equals("RootWebArea"))
                .toList();
    }
}
