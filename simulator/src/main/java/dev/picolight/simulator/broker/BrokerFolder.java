package dev.picolight.simulator.broker;

import com.hivemq.configuration.info.SystemInformation;
import com.hivemq.configuration.info.SystemInformationImpl;
import dev.picolight.device.words.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// The temporary folder that HiveMQ asks for, although it keeps everything in memory. HiveMQ's own
/// answer to these questions loads native code to count the cores, which takes longer than all the
/// rest of a start.
record BrokerFolder(File folder) implements SystemInformation {
    /// @throws BrokerFault when there is no room or no right to make it
    static BrokerFolder create() {
        try {
            return new BrokerFolder(Files.createTempDirectory("picolight-broker-").toFile());
        } catch (IOException refused) {
            throw new BrokerFault(
                    Words.of(BrokerWords.class)
                            .noFolder(
                                    System.getProperty("java.io.tmpdir"),
                                    String.valueOf(refused.getMessage())),
                    Words.of(BrokerWords.class).makeRoom(),
                    refused);
        }
    }

    /// With everything in it. What cannot be deleted stays.
    void delete() {
        try {
            Files.walkFileTree(folder.toPath(), new Deleting());
        } catch (IOException leftOver) {
            folder.deleteOnExit();
        }
    }

    @Override
    public void init() {}

    /// This version has nothing to migrate.
    @Override
    public String getHiveMQVersion() {
        return SystemInformationImpl.DEVELOPMENT_VERSION;
    }

    @Override
    public File getHiveMQHomeFolder() {
        return folder;
    }

    @Override
    public File getConfigFolder() {
        return folder;
    }

    @Override
    public File getLogFolder() {
        return folder;
    }

    @Override
    public File getDataFolder() {
        return folder;
    }

    @Override
    public File getExtensionsFolder() {
        return folder;
    }

    @Override
    public long getRunningSince() {
        return folder.lastModified();
    }

    @Override
    public int getProcessorCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException trouble)
                throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
