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
    public void outer(
            int rows, LeftRows a, int row, int m, float[] d, int dAt, int dPanel, int vectors, float[] g, int to) {
        for (int n = 0; n < vectors; n++) {
            for (int r = 0; r < rows; r++) {
                int from = dAt + n * dPanel + r * V;
                for (int i = 0; i < m; i++) {
                    float x = Float.intBitsToFloat(a.bits()[a.place(row + r, i)]);
                    int place = to + (n * m + i) * V;
                    for (int l = 0; l < V; l++) {
                        g[place + l] += x * d[from + l];
                    }
                }
            }
        }
    }

    @Override
    public void forward(
            float[] gates,
            int at,
            int panel,
            float[] before,
            int beforeAt,
            float[] c,
            float[] tanhC,
            int cAt,
            int[] h,
            int hAt,
            int stride,
            int rows) {
        for (int j = 0; j < rows * V; j++) {
            int place = at + j;
            gates[place] = (float) Math.tanh(gates[place]);
            for (int gate = 1; gate < 4; gate++) {
                gates[place + gate * panel] = sigmoid(gates[place + gate * panel]);
            }
            float sum = gates[place] * gates[place + 3 * panel];
            c[cAt + j] = before == null ? sum : sum + gates[place + panel] * before[beforeAt + j];
            tanhC[cAt + j] = (float) Math.tanh(c[cAt + j]);
            float output = gates[place + 2 * panel] * tanhC[cAt + j];
            h[hAt + j / V * stride + j % V] = Float.floatToRawIntBits(output);
        }
    }

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
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
            float[] passed,
            int passedAt,
            float[] dc,
            int dcAt,
            int n) {
        for (int j = 0; j < n; j++) {
            final float g = gates[at + j];
            final float f = gates[at + panel + j];
            final float o = gates[at + 2 * panel + j];
            final float i = gates[at + 3 * panel + j];
            float t = tanhC[cAt + j];
            float d = passed == null ? dh[dhAt + j] : dh[dhAt + j] + passed[passedAt + j];
            float dState = dc[dcAt + j] + d * o * (1 - t * t);
            gates[at + j] = dState * i * (1 - g * g);
            gates[at + panel + j] = before == null ? 0 : dState * before[beforeAt + j] * f * (1 - f);
            gates[at + 2 * panel + j] = d * t * o * (1 - o);
            gates[at + 3 * panel + j] = dState * g * i * (1 - i);
            dc[dcAt + j] = dState * f;
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
