package org.imagewizard.gui.logs;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ModifiableObservableListBase;

/** The last lines of a log: a ring, so that forgetting the oldest costs nothing. */
public final class RingList<E> extends ModifiableObservableListBase<E> {
  private final int capacity;
  private final List<E> ring;
  private int head;
  private int size;

  public RingList(int capacity) {
    this.capacity = capacity;
    this.ring = new ArrayList<>(capacity);
  }

  /** Adds at the end, as one change; what is over the capacity goes at the front. */
  public void append(List<? extends E> batch) {
    List<? extends E> kept =
        batch.size() > capacity ? batch.subList(batch.size() - capacity, batch.size()) : batch;
    if (kept.isEmpty()) {
      return;
    }
    beginChange();
    try {
      int over = size + kept.size() - capacity;
      if (over > 0) {
        remove(0, over);
      }
      addAll(kept);
    } finally {
      endChange();
    }
  }

  private int slot(int index) {
    return (head + index) % capacity;
  }

  @Override
  public E get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return ring.get(slot(index));
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  protected void doAdd(int index, E element) {
    if (index != size || size == capacity) {
      throw new UnsupportedOperationException("a log grows at its end");
    }
    int slot = slot(size);
    if (slot == ring.size()) {
      ring.add(element);
    } else {
      ring.set(slot, element);
    }
    size++;
  }

  @Override
  protected E doSet(int index, E element) {
    return ring.set(slot(index), element);
  }

  @Override
  protected E doRemove(int index) {
    if (index == 0) {
      E first = ring.get(head);
      head = (head + 1) % capacity;
      size--;
      return first;
    }
    if (index == size - 1) {
      size--;
      return ring.get(slot(size));
    }
    throw new UnsupportedOperationException("a log forgets at its ends");
  }
}
