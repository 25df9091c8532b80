/**
 * The last minutes of one figure. Minutes are counted since the epoch. A value recorded from an export wins over one
 * that was looked up; of two recorded or two looked up, the later call wins, since the server restates recent minutes.
 */
export class MinuteRing {
  readonly #values: Float64Array;
  /** 1 where the value was recorded from an export. */
  readonly #recorded: Uint8Array;
  #newest = 0;

  constructor(minutes: number) {
    this.#values = new Float64Array(minutes).fill(Number.NaN);
    this.#recorded = new Uint8Array(minutes);
  }

  /** The newest minute ever set, 0 before the first. */
  get newest(): number {
    return this.#newest;
  }

  /** The value of a minute, NaN when it is not known. */
  at(minute: number): number {
    return this.#holds(minute) ? (this.#values[minute % this.#values.length] ?? Number.NaN) : Number.NaN;
  }

  record(minute: number, value: number): void {
    if (this.#reach(minute)) this.#set(minute, value, 1);
  }

  fill(minute: number, value: number): void {
    if (this.#reach(minute) && this.#recorded[minute % this.#values.length] === 0)
      this.#set(minute, value, 0);
  }

  #set(minute: number, value: number, recorded: number): void {
    const place = minute % this.#values.length;
    this.#values[place] = value;
    this.#recorded[place] = recorded;
  }

  #holds(minute: number): boolean {
    return minute <= this.#newest && minute > this.#newest - this.#values.length && minute > 0;
  }

  /** Moves on to a newer minute, forgetting the oldest. False for a minute that is too old. */
  #reach(minute: number): boolean {
    const first = Math.max(this.#newest + 1, minute - this.#values.length + 1);
    for (let skipped = first; skipped <= minute; skipped++) this.#set(skipped, Number.NaN, 0);
    this.#newest = Math.max(this.#newest, minute);
    return this.#holds(minute);
  }
}
