package dev.picolight.emulatedpi;

import java.util.List;

/// Cases that share a Raspberry Pi, in their order.
///
/// @param name of the folder for its logs
/// @param kernelOptions with spaces between
record CaseGroup(String name, String kernelOptions, List<Class<?>> cases) {}
