package io.gatewise.worker.kernel;

/** Kernels in plain Java, for virtual machines without {@code jdk.incubator.vector}; the compiler finds some vectors. */
final class PlainKernels implements Kernels {

    private static final int V = 8;

    @Override
    public int lanes() {
        return V;
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void product(
            int rows,
            LeftRows a,
            int row,
            int k,
            float[] w,
            int wAt,
            int wPanel,
            int vectors,
            float[] out,
            int to,
            int outPanel,
            boolean add) {
        for (int n = 0; n < vectors; n++) {
            int from = wAt + n * wPanel;
            for (int r = 0; r < rows; r++) {
                int place = to + n * outPanel + r * V;
                if (!add) {
                    java.util.Arrays.fill(out, place, place + V, 0);
                }
                for (int j = 0; j < k; j++) {
                    float x = Float.intBitsToFloat(a.bits()[a.place(row + r, j)]);
                    for (int l = 0; l < V; l++) {
                        out[place + l] += x * w[from + j * V + l];
                    }
                }
            }
        }
    }

    @Override
    public void sigmoid(float[] z, int at, int n) {
        for (int i = at; i < at + n; i++) {
            z[i] = (float) (1 / (1 + Math.exp(-z[i])));
        }
    }

    @Override
    public void tanh(float[] from, int at, float[] to, int toAt, int n) {
        for (int i = 0; i < n; i++) {
            to[toAt + i] = (float) Math.tanh(from[at + i]);
        }
    }

    @Override
    public void state(float[] gates, int at, int panel, float[] before, int beforeAt, float[] c, int cAt, int n) {
        for (int j = 0; j < n; j++) {
            float sum = gates[at + j] * gates[at + 3 * panel + j];
            c[cAt + j] = before == null ? sum : sum + gates[at + panel + j] * before[beforeAt + j];
        }
    }

    @Override
    public void backward(
            float[] gates,
            int at,
            int panel,
            float[] tanhC,
            int cAt,
            float[] before,
            int beforeAt,
            float[] dh,
            int dhAt,
            float[] dc,
            int dcAt,
            int n) {
        for (int j = 0; j < n; j++) {
            final float g = gates[at + j];
            final float f = gates[at + panel + j];
            final float o = gates[at + 2 * panel + j];
            final float i = gates[at + 3 * panel + j];
            float t = tanhC[cAt + j];
            float d = dh[dhAt + j];
            float dState = dc[dcAt + j] + d * o * (1 - t * t);
            gates[at + j] = dState * i * (1 - g * g);
            gates[at + panel + j] = before == null ? 0 : dState * before[beforeAt + j] * f * (1 - f);
            gates[at + 2 * panel + j] = d * t * o * (1 - o);
            gates[at + 3 * panel + j] = dState * g * i * (1 - i);
            dc[dcAt + j] = dState * f;
        }
    }

    @Override
    public void multiplyRows(float[] a, int aAt, float[] b, int bAt, int[] to, int toAt, int stride, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int l = 0; l < V; l++) {
                to[toAt + r * stride + l] = Float.floatToRawIntBits(a[aAt + r * V + l] * b[bAt + r * V + l]);
            }
        }
    }

    @Override
    public void copyRows(float[] from, int at, LeftRows to, int column, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int l = 0; l < V; l++) {
                to.set(r, column + l, from[at + r * V + l]);
            }
        }
    }
}
