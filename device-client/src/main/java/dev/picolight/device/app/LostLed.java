package dev.picolight.device.app;

import dev.picolight.device.diagnosis.LedDiagnosis;
import dev.picolight.led.Brightness;
import dev.picolight.led.Led;
import dev.picolight.led.LedFault;

/// In place of an LED whose hardware was given back and could not be taken again: fails whenever it
/// is to show something, so that nobody believes in its light.
///
/// @param why the hardware could not be taken
record LostLed(LedFault why) implements Led {
    @Override
    public void show(Brightness brightness) {
        LedDiagnosis lost = LedDiagnosis.of(why).lost();
        throw LedFault.other(lost.cause(), lost.remedy());
    }

    @Override
    public Brightness shown() {
        return Brightness.DARK;
    }

    @Override
    public boolean canDim() {
        return false;
    }

    @Override
    public void close() {}
}
