package io.gatewise.worker.lstm;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The GPUs that ND4J's backend trains on: none where the backend is the CPU's.
 *
 * @param all by number
 */
public record Gpus(List<Gpu> all) {

    private static final String CUDA = "CUDA";

    public Gpus {
        all = List.copyOf(all);
    }

    /** One card; what it tells is asked anew each time. */
    public interface Gpu {

        /** All memory that it has. */
        long totalBytes();

        /** The memory that nobody holds, this process or another. */
        long freeBytes();
    }

    /** The backend's. */
    public static Gpus ofBackend() {
        Object backend = Nd4j.getExecutioner().getEnvironmentInformation().get("backend");
        if (!CUDA.equals(backend)) {
            return new Gpus(List.of());
        }
        NativeOps cards = NativeOpsHolder.getInstance().getDeviceNativeOps();
        return new Gpus(IntStream.range(0, cards.getAvailableDevices())
                .<Gpu>mapToObj(device -> new Gpu() {
                    @Override
                    public long totalBytes() {
                        return cards.getDeviceTotalMemory(device);
                    }

                    @Override
                    public long freeBytes() {
                        return cards.getDeviceFreeMemory(device);
                    }
                })
                .toList());
    }
}
