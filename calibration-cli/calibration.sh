#!/bin/sh
# The command line with an archive of its classes: the first run makes it beside the jar, the next ones start from it.
jar=$(dirname "$0")/target/calibration.jar
archive=${jar%.jar}.jsa
if [ -f "$archive" ] && [ "$archive" -nt "$jar" ]; then
  exec java -XX:SharedArchiveFile="$archive" -jar "$jar" "$@"
fi
rm -f "$archive"
exec java -XX:ArchiveClassesAtExit="$archive" -Xlog:cds=off -Xlog:cds+dynamic=off -jar "$jar" "$@"
