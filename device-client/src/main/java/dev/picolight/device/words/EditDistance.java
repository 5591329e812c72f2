package dev.picolight.device.words;

/// How far apart two words are, to find out which one somebody meant.
public final class EditDistance {
    private EditDistance() {}

    /// How many characters must be added, removed, replaced or swapped with their neighbour, none
    /// of them twice.
    public static int between(String a, String b) {
        int[][] changes = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                changes[i][j] = i == 0 || j == 0 ? i + j : cheapest(changes, a, b, i, j);
            }
        }
        return changes[a.length()][b.length()];
    }

    private static int cheapest(int[][] changes, String a, String b, int i, int j) {
        int replaced = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int fewest =
                Math.min(
                        Math.min(changes[i - 1][j], changes[i][j - 1]) + 1,
                        changes[i - 1][j - 1] + replaced);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, changes[i - 2][j - 2] + 1) : fewest;
    }
}
