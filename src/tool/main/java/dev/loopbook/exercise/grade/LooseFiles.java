package dev.loopbook.exercise.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/// Files of one student that lie among those of others, as flat exports have them.
///
/// @param files each file by the name that the student gave it; a zip file stands for what is in it
record LooseFiles(Map<String, Path> files) implements HandIn {
  LooseFiles {
    files = Map.copyOf(files);
  }

  @Override
  public Contents contents() {
    var items = new ArrayList<Item>();
    var passedOver = new ArrayList<PassedOver>();
    var refused = new ArrayList<String>();
    for (var file : files.entrySet()) {
      if (isZip(file.getKey())) {
        var name = file.getKey();
        try {
          var inside = new ZipHandIn(file.getValue()).contents();
          inside.items().forEach(item -> items.add(item.in(name)));
          passedOver.addAll(PassedOver.in(name, inside.passedOver()));
          inside.refused().forEach(each -> refused.add(name + "/" + each));
        } catch (Refusal refusal) {
          refused.add(name + ": " + refusal.why());
        }
      } else {
        items.add(
            new Item(
                file.getKey(),
                file.getValue().toFile().length(),
                Files.isRegularFile(file.getValue(), LinkOption.NOFOLLOW_LINKS)));
      }
    }
    return new Contents(items, passedOver, refused);
  }

  @Override
  public byte[] read(Item item) throws IOException {
    var slash = item.path().indexOf('/');
    var name = slash < 0 ? item.path() : item.path().substring(0, slash);
    var file = files.get(name);
    if (file == null) {
      throw new IOException("is gone");
    }
    if (slash >= 0) {
      var inside = item.path().substring(slash + 1);
      return new ZipHandIn(file).read(new Item(inside, item.size(), item.ordinary()));
    }
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(LARGEST + 1);
    }
  }

  static boolean isZip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".zip");
  }
}
