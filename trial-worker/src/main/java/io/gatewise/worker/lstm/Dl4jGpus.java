package io.gatewise.worker.lstm;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The GPUs of ND4J's backend. */
final class Dl4jGpus {

    private static final String CUDA = "CUDA";

    private Dl4jGpus() {}

    /** One of them. */
    private record Card(NativeOps cards, int device) implements Gpus.Gpu {

        @Override
        public long totalBytes() {
            return cards.getDeviceTotalMemory(device);
        }

        @Override
        public long freeBytes() {
            return cards.getDeviceFreeMemory(device);
        }
    }

    /** By number. */
    static List<Gpus.Gpu> all() {
        Object backend = Nd4j.getExecutioner().getEnvironmentInformation().get("backend");
        if (!CUDA.equals(backend)) {
            return List.of();
        }
        NativeOps cards = NativeOpsHolder.getInstance().getDeviceNativeOps();
        return IntStream.range(0, cards.getAvailableDevices())
                .<Gpus.Gpu>mapToObj(device -> new Card(cards, device))
                .toList();
    }
}
