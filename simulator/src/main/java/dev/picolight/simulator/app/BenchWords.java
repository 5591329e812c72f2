package dev.picolight.simulator.app;

import dev.picolight.device.words.Localized;

/// What the measurements tell.
@Localized
interface BenchWords {
    String atRest(String deviceHours, int runs, String least, String most);

    String eventsPerHour(long events);

    String aimDeviceHours(long aim);

    String troubledDay(int devices, int troubles, long seed);

    String troubledDayTook(String seconds, long events);

    String aimSeconds(long aim);

    String outcome(int online, int following, int devices);

    String reached();

    String missed();

    String opening(int boards);

    String onlineAfter(String seconds, int online, int boards);

    String notOnline(long seconds, int online, int boards);

    String publishing(int rate, int seconds, long seed);

    String latency(String least, String median, String p90, String p99, String most);

    String aimLatency(long aim);

    String messages(int sent, String rate, int unanswered);

    String page(long events);

    String heap(long megabytes);

    String notPositive(String option);
}
