package io.calibration.jdbc;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import javax.sql.DataSource;

/** Another program on the same tables, in another time zone, whose clock is a day behind. */
final class OtherProcess {

    private OtherProcess() {}

    /** Moves the pointer to and fro: URL, table prefix, times. */
    public static void main(String[] arguments) {
        TestRegistry where = TestRegistry.at(Engine.H2, at(arguments[0])).named(arguments[1]);
        Life life = new Life(where.open(), "dating", Life.NOON.minus(Duration.ofDays(1)));
        life.registry.verify(); // whatever is slow for the first time
        System.out.println("ready");
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            life.execute(life.swap());
        }
    }

    static Process start(String url, String prefix, int times) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        url,
                        prefix,
                        Integer.toString(times))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A new connection for every call. */
    static DataSource at(String url) {
        return (DataSource) Proxy.newProxyInstance(
                OtherProcess.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> DriverManager.getConnection(url));
    }
}
