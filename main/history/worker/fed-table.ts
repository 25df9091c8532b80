import type { TableParcel } from '../scrape-parcel.ts';
import type { Dictionary } from './dictionary.ts';

/** A set of labels: its number, and the names. */
interface LabelSet {
  readonly id: number;
  readonly names: readonly string[];
}

/** Rows or groups by number, with a label set and, for each metric, a line. Typed arrays: there may be 100,000. */
class Numbered {
  readonly #names: readonly string[];
  #labelSets = new Uint32Array(0);
  readonly #lines = new Map<number, Uint32Array>();
  #length = 0;

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  get count(): number {
    return this.#length;
  }

  labelSetOf(number: number): LabelSet {
    return { id: this.#labelSets[number] ?? 0, names: this.#names };
  }

  setLabelSet(number: number, id: number): void {
    if (number >= this.#labelSets.length) this.#labelSets = widened(this.#labelSets, number + 1);
    this.#labelSets[number] = id;
    this.#length = Math.max(this.#length, number + 1);
  }

  /** The line of each number for a metric, 0 where it has none yet: to be set by the caller. */
  linesOf(metric: number): Uint32Array {
    const known = this.#lines.get(metric) ?? new Uint32Array(0);
    if (known.length >= this.#length && known.length > 0) return known;
    const lines = widened(known, this.#length);
    this.#lines.set(metric, lines);
    return lines;
  }

  collectLabelSets(into: Set<number>): void {
    for (const id of this.#labelSets) if (id > 0) into.add(id);
  }
}

/** The groups that rows with the same value of one label make. */
class Groups extends Numbered {
  readonly #numbers = new Map<string, number>();
  #groups = new Uint32Array(0);
  readonly #label: string;

  constructor(label: string) {
    super([label]);
    this.#label = label;
  }

  groupOf(row: number): number {
    return this.#groups[row] ?? 0;
  }

  put(row: number, text: string, dictionary: Dictionary): void {
    if (row >= this.#groups.length) this.#groups = widened(this.#groups, row + 1);
    let group = this.#numbers.get(text);
    if (group === undefined) {
      group = this.count;
      this.#numbers.set(text, group);
      this.setLabelSet(group, dictionary.labelSet({ [this.#label]: text }));
    }
    this.#groups[row] = group;
  }
}

/** The labels by which some tables are added up; see `summedLabel`. */
const SUMMED_LABELS: readonly string[] = ['consumer_group_id', 'type'];

/** A table of a cluster as it is fed by parcels: which row has which labels, and is which line of each metric. */
export class FedTable extends Numbered {
  readonly keyNames: readonly string[];
  readonly #groups: ReadonlyMap<string, Groups>;

  constructor(keyNames: readonly string[]) {
    super(keyNames);
    this.keyNames = keyNames;
    const summed = keyNames.length > 1 ? keyNames.filter((name) => SUMMED_LABELS.includes(name)) : [];
    this.#groups = new Map(summed.map((label) => [label, new Groups(label)]));
  }

  /** Takes in the keys of new rows. */
  learn({ newRows, newKeys, texts }: TableParcel, dictionary: Dictionary): void {
    const width = this.keyNames.length;
    for (const [index, row] of newRows.entries()) {
      const parts = this.keyNames.map((_, part) => texts[newKeys[index * width + part] ?? 0] ?? '');
      const labels = Object.fromEntries(this.keyNames.map((name, part) => [name, parts[part] ?? '']));
      this.setLabelSet(row, dictionary.labelSet(labels));
      for (const [label, groups] of this.#groups) groups.put(row, labels[label] ?? '', dictionary);
    }
  }

  /** The groups by one of the labels that are added up; undefined for another. */
  groupsBy(label: string): Groups | undefined {
    return this.#groups.get(label);
  }

  override collectLabelSets(into: Set<number>): void {
    super.collectLabelSets(into);
    for (const groups of this.#groups.values()) groups.collectLabelSets(into);
  }
}

function widened(from: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const wide = new Uint32Array(Math.max(64, length, from.length * 2));
  wide.set(from);
  return wide;
}
