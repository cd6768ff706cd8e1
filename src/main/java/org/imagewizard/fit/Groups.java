package org.imagewizard.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Groups by number, collected while the items are numbered: who needs it, who may satisfy it. */
final class Groups {
  private int[] owner = new int[128];
  private int[][] members = new int[128][];
  private int count;

  void add(int item, int... group) {
    if (count == owner.length) {
      owner = Arrays.copyOf(owner, 2 * count);
      members = Arrays.copyOf(members, 2 * count);
    }
    owner[count] = item;
    members[count++] = group;
  }

  /** A name that is not in the model cannot satisfy anything, so it is left out here. */
  void add(int item, List<List<String>> needs, Map<String, Integer> index) {
    for (List<String> need : needs) {
      int[] known = new int[need.size()];
      int size = 0;
      boolean itself = false;
      for (String name : need) {
        Integer member = index.get(name);
        if (member != null && !contains(known, size, member)) {
          known[size++] = member;
          itself |= member == item;
        }
      }
      if (!itself) {
        add(item, Arrays.copyOf(known, size));
      }
    }
  }

  private static boolean contains(int[] values, int size, int value) {
    for (int i = 0; i < size; i++) {
      if (values[i] == value) {
        return true;
      }
    }
    return false;
  }

  int[] owners() {
    return Arrays.copyOf(owner, count);
  }

  int[][] members() {
    return Arrays.copyOf(members, count);
  }

  /** The groups of each item. */
  int[][] byOwner(int items) {
    int[] sizes = new int[items];
    for (int g = 0; g < count; g++) {
      sizes[owner[g]]++;
    }
    int[][] result = rows(sizes);
    for (int g = count - 1; g >= 0; g--) {
      result[owner[g]][--sizes[owner[g]]] = g;
    }
    return result;
  }

  /** The groups that each item may satisfy. */
  int[][] byMember(int items) {
    int[] sizes = new int[items];
    for (int g = 0; g < count; g++) {
      for (int member : members[g]) {
        sizes[member]++;
      }
    }
    int[][] result = rows(sizes);
    for (int g = count - 1; g >= 0; g--) {
      for (int member : members[g]) {
        result[member][--sizes[member]] = g;
      }
    }
    return result;
  }

  private static int[][] rows(int[] sizes) {
    int[][] result = new int[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      result[i] = new int[sizes[i]];
    }
    return result;
  }
}
