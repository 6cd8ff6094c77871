package io.calibration.internal.statistics;

import java.util.Optional;

/** The factor L of a small symmetric positive definite matrix, {@code A = L L'}. */
public final class Cholesky {

    /** A pivot below this share of its diagonal element means that a column is a sum of others. */
    private static final double SINGULAR = 1e-11;

    private final double[][] factor;

    private Cholesky(double[][] factor) {
        this.factor = factor;
    }

    /** The factor, or empty when the matrix is singular or not positive definite. */
    public static Optional<Cholesky> of(double[][] matrix) {
        int n = matrix.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                factor[i][j] = (matrix[i][j] - dot(factor[i], factor[j], j)) / factor[j][j];
            }
            double pivot = matrix[i][i] - dot(factor[i], factor[i], i);
            if (!(pivot > SINGULAR * matrix[i][i])) {
                return Optional.empty();
            }
            factor[i][i] = Math.sqrt(pivot);
        }
        return Optional.of(new Cholesky(factor));
    }

    /** The solution x of {@code A x = b}. */
    public double[] solve(double[] b) {
        int n = factor.length;
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] - dot(factor[i], x, i)) / factor[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= factor[j][i] * x[j];
            }
            x[i] /= factor[i][i];
        }
        return x;
    }

    /** The inverse of A. */
    public double[][] inverse() {
        int n = factor.length;
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        return inverse;
    }

    private static double dot(double[] left, double[] right, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += left[k] * right[k];
        }
        return sum;
    }
}
