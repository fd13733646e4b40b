package io.gatewise.study.spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Small data sets for every task, with columns that are wrong for it, too. */
final class TaskData {

    private TaskData() {}

    /** By name. */
    static Map<String, FileData> in(Path folder) throws IOException {
        return Map.of("shops", shops(folder), "gestures", gestures(folder), "verse", verse(folder));
    }

    /** Shops of 30, 30 and 5 days, with gaps in a. */
    private static FileData shops(Path folder) throws IOException {
        var text = new StringBuilder("shop,day,a,b,k,size,jumpy,back,part\n");
        for (int shop = 1; shop <= 3; shop++) {
            int days = shop == 3 ? 5 : 30;
            for (int day = 1; day <= days; day++) {
                text.append("s%d,2020-01-%02d,%s,%d,%d,%d,%d,2020-01-%02d,%s%n"
                        .formatted(
                                shop,
                                day,
                                day == 3 ? "" : day * day % 11,
                                day % 4,
                                day % 7,
                                shop,
                                day / 20,
                                shop == 2 && day == 4 ? 3 : day,
                                day <= 15 ? "train" : day <= 20 ? "validation" : "test"));
            }
        }
        return FileData.of(folder, text.toString());
    }

    /** Ten gestures of 4 steps: seven of class 7, three of class 9. */
    private static FileData gestures(Path folder) throws IOException {
        var text = new StringBuilder("id,kind,x,y,step,real,half,who,few,part,lone,odd,flat,seen\n");
        for (int row = 0; row < 40; row++) {
            int id = row / 4;
            text.append("%d,%d,%d,%d,%s,%s,%d,p%d,f%d,%s,%s,%s,same,%s%n"
                    .formatted(
                            id,
                            id < 7 ? 7 : 9,
                            row % 5,
                            row * row % 7,
                            row % 3 == 0 ? "up" : "down",
                            id + 0.5,
                            row % 40 / 2 % 2,
                            id % 5,
                            id % 2,
                            id < 6 ? "train" : id < 8 ? "validation" : "test",
                            id == 4 ? "alone" : "many",
                            row == 13 ? "exam" : "train",
                            id < 6 ? "train" : "validation"));
        }
        return FileData.of(folder, text.toString());
    }

    private static FileData verse(Path folder) throws IOException {
        var text = new StringBuilder("line,number\n");
        for (int i = 0; i < 20; i++) {
            text.append(i % 4 == 3 ? "\"\"" : "roses are red")
                    .append(',')
                    .append(i)
                    .append('\n');
        }
        return FileData.of(folder, text.toString());
    }
}
