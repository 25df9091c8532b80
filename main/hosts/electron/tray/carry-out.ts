import { app } from 'electron';
import type { Answers } from '../../door.ts';
import type { TrayAction } from './tray-menu.ts';

/** What the actions of the menu are carried out with. */
export interface ActionTargets {
  readonly answers: Pick<Answers, 'overview' | 'refresh' | 'pause' | 'resume'>;
  readonly main: { show(path: string | null): void };
  readonly glance: { show(): void };
}

/** Carries out what was chosen in the tray's menu. */
export async function carryOut(action: TrayAction, { answers, main, glance }: ActionTargets): Promise<void> {
  switch (action.do) {
    case 'open':
      main.show(action.path);
      return;
    case 'glance':
      glance.show();
      return;
    case 'refresh': {
      const { accounts } = await answers.overview(null);
      const read = accounts.filter(({ isEnabled, refreshRefusal }) => isEnabled && refreshRefusal === null);
      for (const { id } of read) await answers.refresh({ accountId: id });
      return;
    }
    case 'pause':
      await answers.pause({ minutes: action.minutes });
      return;
    case 'resume':
      await answers.resume(null);
      return;
    case 'about':
      app.showAboutPanel();
      return;
    case 'quit':
      app.quit();
  }
}
