package dev.picolight.led.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.library.gpiod.internal.GpioDContext;
import com.pi4j.plugin.gpiod.GpioDPlugin;
import com.pi4j.plugin.raspberrypi.provider.gpio.digital.RpiDigitalOutput;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;

/// The driver and Pi4J loaded once more, with only the jars wanted: a native library is loaded, or
/// fails to, once for each class loader.
final class FreshPi4j implements AutoCloseable {
    /// What the driver says when it is opened.
    record Trouble(String type, String words) {}

    private final URLClassLoader loader;

    private FreshPi4j(List<Class<?>> jars) {
        URL[] places =
                Stream.concat(
                                Stream.of(
                                        GpioLeds.class,
                                        Pi4J.class,
                                        RpiDigitalOutput.class,
                                        Logger.class),
                                jars.stream())
                        .map(member -> member.getProtectionDomain().getCodeSource().getLocation())
                        .toArray(URL[]::new);
        loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
    }

    static FreshPi4j complete() {
        return new FreshPi4j(List.of(GpioDPlugin.class, GpioDContext.class));
    }

    static FreshPi4j withoutThePlugin() {
        return new FreshPi4j(List.of(GpioDContext.class));
    }

    static FreshPi4j withoutTheLibrary() {
        return new FreshPi4j(List.of(GpioDPlugin.class));
    }

    /// Lets Pi4J believe that it runs on a Raspberry Pi.
    FreshPi4j onARaspberryPi() throws ReflectiveOperationException {
        Object info =
                call(type("com.pi4j.boardinfo.util.BoardInfoHelper").getMethod("current"), loader);
        Class<?> model = type("com.pi4j.boardinfo.definition.BoardModel");
        Object pi4 = call(model.getMethod("valueOf", String.class), model, "MODEL_4_B");
        call(info.getClass().getMethod("setBoardModel", model), info, pi4);
        return this;
    }

    /// Opens the GPIO of a Raspberry Pi whose devices are in this directory, which must fail.
    Trouble open(Path devices) throws ReflectiveOperationException {
        try {
            throw new AssertionError("it opened: " + openGpio(devices));
        } catch (InvocationTargetException e) {
            Throwable fault = e.getTargetException();
            return new Trouble(fault.getClass().getName(), String.valueOf(fault.getMessage()));
        }
    }

    /// The same, which must succeed; then takes a pin and gives it back.
    ///
    /// @return the class of Pi4J's output
    String output(Path devices) throws ReflectiveOperationException {
        Object gpio = openGpio(devices);
        Class<?> pin = type("dev.picolight.led.BcmPin");
        Class<?> polarity = type("dev.picolight.led.Polarity");
        Object led =
                call(
                        gpio.getClass().getMethod("open", pin, polarity),
                        gpio,
                        pin.getConstructor(int.class).newInstance(17),
                        polarity.getEnumConstants()[0]);
        Field output = opened(led.getClass().getDeclaredField("output"));
        String made = output.get(led).getClass().getName();
        call(gpio.getClass().getMethod("close"), gpio);
        return made;
    }

    private Object openGpio(Path devices) throws ReflectiveOperationException {
        Class<?> board = type("dev.picolight.led.pi4j.Board");
        Object pi4 =
                opened(board.getDeclaredConstructor(String.class, String.class, boolean.class))
                        .newInstance("Raspberry Pi 4 Model B Rev 1.4", "c03114", true);
        Method open =
                opened(
                        type("dev.picolight.led.pi4j.GpioLeds")
                                .getDeclaredMethod("open", Path.class, Predicate.class, board));
        Predicate<Path> all = _ -> true;
        return call(open, open, devices, all, pi4);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    private static <T extends AccessibleObject> T opened(T member) {
        member.setAccessible(true);
        return member;
    }

    private static Object call(Method method, Object target, Object... arguments)
            throws ReflectiveOperationException {
        return method.invoke(target, arguments);
    }
}
