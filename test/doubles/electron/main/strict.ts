import { EventEmitter } from 'node:events';

/** What JavaScript itself looks for on any object. */
const ALWAYS_ABSENT = new Set(['then', 'toJSON', 'domain', 'asymmetricMatch', 'nodeType', '$$typeof']);

/** Lets only what the object has be touched: anything else throws, with its name. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, member, receiver): unknown {
      if (member in target || typeof member === 'symbol' || ALWAYS_ABSENT.has(member)) {
        return Reflect.get(target, member, receiver);
      }
      throw new Error(`The double of Electron has no ${name}.${member}.`);
    },
  });
}

/**
 * Names of Electron's own members. For those whose types hold whole objects of Electron, which a double is not: their
 * names are held to Electron's types, what they take and give is written anew.
 */
export type Named<Real, Names extends keyof Real> = Record<Names, unknown>;

/** An object of Electron that emits nothing: to touch a member that the double lacks throws with the name. */
export abstract class StrictObject {
  readonly kind: string;

  protected constructor(kind: string) {
    this.kind = kind;
    return strict(kind, this);
  }
}

/** Emitters that live, with their names. */
const living = new Map<EventEmitter, string>();

/**
 * An emitter of Electron: to touch a member that the double lacks, or to listen to an event that it never emits, throws
 * with the name. The proxy is returned before the fields of subclasses are made, so these stand on it.
 */
export abstract class StrictEmitter<E extends Record<keyof E, unknown[]>> extends EventEmitter<E> {
  constructor(name: string, events: readonly (keyof E & string)[]) {
    super();
    // Named as the plain emitter that it is: the map of events knows nothing of Node's own.
    const emitter = this as unknown as EventEmitter;
    const known = new Set<string | symbol>([...events, 'removeListener']);
    emitter.on('newListener', (event: string | symbol) => {
      if (!known.has(event))
        throw new Error(`The double of Electron's ${name} has no event "${String(event)}".`);
    });
    const self = strict(name, this);
    living.set(self as unknown as EventEmitter, name);
    return self;
  }

  /** Takes the emitter out of the count of listeners: the object is destroyed. */
  bury(): void {
    living.delete(this as unknown as EventEmitter);
  }
}

/** How many listeners there are, by emitter and event; those of several of a kind summed up. */
export function countListeners(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [emitter, name] of living) {
    for (const event of emitter.eventNames()) {
      if (event === 'newListener') continue;
      const key = `${name} ${String(event)}`;
      counts[key] = (counts[key] ?? 0) + emitter.listenerCount(event);
    }
  }
  return counts;
}

/** An event that its listeners may prevent. */
export class Preventable {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
