package dev.picolight.simulator.broker;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import dev.picolight.device.mqtt.Secret;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Map;

/// Decides who may connect. Always asked, so that HiveMQ's switch for «everybody», which is one for
/// the whole process, keeps its safe position.
///
/// @param users empty: everybody may connect
record UserCheck(Map<String, Secret> users) implements ExtensionMain, SimpleAuthenticator {
    EmbeddedExtension asExtension() {
        return EmbeddedExtension.builder()
                .withId("picolight-users")
                .withName("PicoLight users")
                .withVersion("1")
                .withExtensionMain(this)
                .build();
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        Services.securityRegistry().setAuthenticatorProvider(_ -> this);
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        if (users.isEmpty() || isKnown(input.getConnectPacket())) {
            output.authenticateSuccessfully();
        } else {
            output.failAuthentication(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD);
        }
    }

    private boolean isKnown(ConnectPacket connect) {
        byte[] given = connect.getPassword().map(UserCheck::bytes).orElse(new byte[0]);
        return connect.getUserName()
                .filter(users::containsKey)
                .map(users::get)
                .filter(secret -> MessageDigest.isEqual(secret.utf8(), given))
                .isPresent();
    }

    private static byte[] bytes(ByteBuffer password) {
        byte[] bytes = new byte[password.remaining()];
        password.duplicate().get(bytes);
        return bytes;
    }
}
