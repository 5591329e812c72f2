package dev.picolight.simulator.app;

import dev.picolight.device.mqtt.BrokerAddress;
import dev.picolight.device.words.Words;
import dev.picolight.simulator.fault.Fault;
import dev.picolight.simulator.fault.FaultText;
import dev.picolight.simulator.lan.NatRule;
import dev.picolight.simulator.lan.Pace;
import dev.picolight.simulator.lan.Stack;
import dev.picolight.simulator.web.PageAddress;
import java.net.InetAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How options of the command line become values; what they refuse is told in their own words.
final class Converters {
    private Converters() {}

    static final class OfPace implements ITypeConverter<Pace> {
        @Override
        public Pace convert(String text) {
            try {
                return new Pace(Double.parseDouble(text));
            } catch (NumberFormatException notANumber) {
                throw new TypeConversionException(Words.of(DeskWords.class).noNumber(text));
            } catch (IllegalArgumentException refused) {
                throw new TypeConversionException(String.valueOf(refused.getMessage()));
            }
        }
    }

    static final class OfBroker implements ITypeConverter<BrokerAddress> {
        @Override
        public BrokerAddress convert(String text) {
            try {
                return BrokerAddress.parse(text);
            } catch (IllegalArgumentException refused) {
                throw new TypeConversionException(String.valueOf(refused.getMessage()));
            }
        }
    }

    static final class OfNat implements ITypeConverter<NatRule> {
        @Override
        public NatRule convert(String text) {
            try {
                return NatRule.parse(text);
            } catch (IllegalArgumentException refused) {
                throw new TypeConversionException(String.valueOf(refused.getMessage()));
            }
        }
    }

    static final class OfPage implements ITypeConverter<PageAddress> {
        @Override
        public PageAddress convert(String text) {
            try {
                return PageAddress.parse(text);
            } catch (IllegalArgumentException refused) {
                throw new TypeConversionException(String.valueOf(refused.getMessage()));
            }
        }
    }

    static final class OfStack implements ITypeConverter<Stack> {
        @Override
        public Stack convert(String text) {
            return Stack.named(text)
                    .orElseThrow(() ->
                            new TypeConversionException(Words.of(DeskWords.class).noBoard(text)));
        }
    }

    static final class OfAddress implements ITypeConverter<InetAddress> {
        @Override
        public InetAddress convert(String text) {
            try {
                return InetAddress.ofLiteral(text);
            } catch (IllegalArgumentException notAnAddress) {
                throw new TypeConversionException(Words.of(DeskWords.class).noIpAddress(text));
            }
        }
    }

    static final class OfBoard implements ITypeConverter<ToldBoard> {
        @Override
        public ToldBoard convert(String text) {
            try {
                return ToldBoard.parse(text);
            } catch (IllegalArgumentException refused) {
                throw new TypeConversionException(String.valueOf(refused.getMessage()));
            }
        }
    }

    static final class OfFault implements ITypeConverter<Fault> {
        @Override
        public Fault convert(String text) {
            try {
                return FaultText.parse(text);
            } catch (IllegalArgumentException refused) {
                throw new TypeConversionException(String.valueOf(refused.getMessage()));
            }
        }
    }
}
