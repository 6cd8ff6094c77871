package io.calibration.examples.quickstart;

import io.calibration.json.ArtifactConflictException;
import io.calibration.json.InvalidDocumentException;
import io.calibration.metrics.CollectionException;
import io.calibration.registry.RegistryStoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Something that the user can mend. The message says what is wrong, where, and how to mend it. */
final class BadInput extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    BadInput(String message) {
        super(message);
    }

    /** Says in plain words what went wrong, and gives the exit code: 2 where the user can mend it, 1 otherwise. */
    static int report(Exception exception, PrintStream errors) {
        if (exception instanceof BadInput
                || exception instanceof InvalidDocumentException
                || exception instanceof CollectionException
                || exception instanceof RegistryStoreException
                || exception instanceof ArtifactConflictException
                || exception instanceof IllegalArgumentException) {
            errors.println(exception.getMessage());
            if (exception instanceof RegistryStoreException && exception.getCause() != null) {
                errors.println("Cause: " + exception.getCause().getMessage());
            }
            return Quickstart.BAD_INPUT;
        }
        if (exception instanceof FileSystemException file) {
            errors.println(file.getFile() + ": " + problem(file));
            return Quickstart.BAD_INPUT;
        }
        if (exception instanceof IOException) {
            errors.println("Reading or writing failed: " + exception.getMessage());
            return 1;
        }
        errors.println("Something went wrong that is not your doing: " + exception);
        return 1;
    }

    private static String problem(FileSystemException exception) {
        if (exception instanceof NoSuchFileException) {
            return "there is no such file. Check the path.";
        }
        if (exception instanceof AccessDeniedException) {
            return "access is denied. Check its permissions, or name another.";
        }
        if (exception instanceof FileAlreadyExistsException || exception instanceof NotDirectoryException) {
            return "this is a file where a folder is needed. Name another folder.";
        }
        return exception.getReason() + ". Check the path and its permissions.";
    }
}
