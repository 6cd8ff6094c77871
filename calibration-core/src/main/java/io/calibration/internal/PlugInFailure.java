package io.calibration.internal;

import java.util.ServiceConfigurationError;

/**
 * A plug-in that failed, when it was made or when it was asked. Immutable.
 *
 * @param name its id; its class, or its interface, when it could not even be made
 * @param problem class of what was thrown, or what is wrong with the answer
 * @param detail message and causes in one line; it may hold anything, so it is published nowhere
 */
public record PlugInFailure(String name, String problem, String detail) {

    private static final int MOST_CAUSES = 5;
    private static final int LONGEST_DETAIL = 500;

    /** A failure without an exception. */
    public static PlugInFailure of(String name, String problem) {
        return new PlugInFailure(name, problem, "");
    }

    /**
     * What became of a plug-in.
     *
     * @throws VirtualMachineError when the virtual machine itself is at its end; an endless recursion is the plug-in's own
     */
    public static PlugInFailure of(String name, Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
        Throwable cause = thrown.getCause();
        Throwable problem = thrown instanceof ServiceConfigurationError && cause != null ? cause : thrown;
        return new PlugInFailure(name, problem.getClass().getName(), detail(problem));
    }

    private static String detail(Throwable problem) {
        StringBuilder detail = new StringBuilder(message(problem));
        Throwable cause = problem.getCause();
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            String message = message(cause);
            detail.append(detail.isEmpty() ? "" : "; ")
                    .append("caused by ")
                    .append(cause.getClass().getName())
                    .append(message.isEmpty() ? "" : ": " + message);
            cause = cause.getCause();
        }
        String line = detail.toString().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "...";
    }

    /** An exception of a plug-in is a plug-in's code too. */
    private static String message(Throwable problem) {
        try {
            String message = problem.getMessage();
            return message == null ? "" : message;
        } catch (RuntimeException e) {
            return "";
        }
    }
}
