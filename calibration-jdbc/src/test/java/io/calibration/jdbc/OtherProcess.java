package io.calibration.jdbc;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Another program on the same database, in another time zone, whose clock is a day behind. */
final class OtherProcess {

    private OtherProcess() {}

    /** Moves the pointer to and fro: URL, table prefix, times. Without times it creates the tables when it gets a line. */
    public static void main(String[] arguments) throws IOException {
        TestRegistry where = TestRegistry.at(Engine.H2, at(arguments[0])).named(arguments[1]);
        if (arguments.length == 2) {
            System.out.println("ready");
            System.in.read();
            System.out.println(where.open(SchemaMode.CREATE_IF_MISSING).info().id());
            return;
        }
        Life life = new Life(where.open(), "dating", Life.NOON.minus(Duration.ofMinutes(1)));
        life.registry.log().verify(); // whatever is slow for the first time
        System.out.println("ready");
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            life.execute(life.swap());
        }
    }

    static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=Pacific/Kiritimati",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
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
