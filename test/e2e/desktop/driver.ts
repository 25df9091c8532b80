import type { Page } from 'playwright';
import type { Machine, MenuLine, TrayView, WindowView } from '../../doubles/electron/calls.ts';
import type { Simulator } from '../../../main/simulator/simulator.ts';
import type { Overview, Question, RequestOf } from '../../../preload/contract.ts';
import type { Envelope } from '../../../preload/exposed.ts';

/** How an application is started. */
export interface Launch {
  /** The account of the environment reads the simulator; without it there is none. */
  readonly hasAccount: boolean;
  /** Of settings and everything else that is kept. */
  readonly folder: string;
  readonly commandLine?: readonly string[];
  /** What else, or what other, is in its environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What is different of the machine; only the double can be told. */
  readonly machine?: Partial<Omit<Machine, 'folder'>>;
  /** Whether this desktop shows tray icons; true unless said. */
  readonly hasTray?: boolean;
}

/** What one may do with a desktop, beside its pages. */
export interface DesktopHands {
  tray(): Promise<TrayView>;
  clickTray(): Promise<void>;
  /** Chooses an entry of the tray's menu by the labels on the way to it. */
  choose(...path: string[]): Promise<void>;
  windows(): Promise<readonly WindowView[]>;
  /** The page of the window that shows this; waits for it. */
  pageOf(fragment: string): Promise<Page>;
  closeWindow(id: number): Promise<void>;
  suspend(): Promise<void>;
  resume(): Promise<void>;
  /** Starts a second instance, as a person does, and waits until it has ended. */
  startAgain(): Promise<void>;
  /** Resolves with the process's exit status. */
  readonly ended: Promise<number | null>;
  readonly pid: number;
}

/** The application as it runs in a test, on a clock that the test drives. */
export interface Running {
  readonly simulator: Simulator;
  readonly desktop: DesktopHands | null;
  /** Opens the main page, in its window where there are windows. */
  openMain(): Promise<Page>;
  /** Asks as a page of the application does. */
  ask<Q extends Question>(question: Q, request: RequestOf<Q>): Promise<Envelope<unknown>>;
  overview(): Promise<Overview>;
  /** Lets time pass minute by minute, and waits for the reads that begin in it. */
  passMinutes(minutes: number): Promise<void>;
  /** Time goes on and nobody wakes: the machine sleeps. */
  sleepThrough(ms: number): Promise<void>;
  dispose(): Promise<void>;
}

/** Something that the application runs in. */
export interface Driver {
  readonly name: string;
  /** Why it cannot run here; undefined when it can. */
  readonly missing: string | undefined;
  launch(launch: Launch): Promise<Running>;
  dispose(): Promise<void>;
}

/** Whether an address shows this page, as what it has behind `#` begins; the overview is `#/` alone. */
export function isPageOf(url: string, fragment: string): boolean {
  const { hash } = new URL(url === '' ? 'about:blank' : url);
  return fragment === '#/' ? hash === '#/' : hash.startsWith(fragment);
}

/** The labels of a menu, line by line; a separator is a line of its own. */
export function labels(menu: readonly MenuLine[] | null): string[] {
  return (menu ?? []).map(({ type, label }) => (type === 'separator' ? '—' : label));
}
