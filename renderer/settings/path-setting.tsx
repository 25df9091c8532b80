import { useSignal } from '@preact/signals';
import { announce } from '../parts/announcer.tsx';
import { RefusalLine } from '../parts/refusal.tsx';
import { messages } from '../messages.ts';
import { Setting } from './setting.tsx';
import { words } from './settings-messages.ts';
import { TextField } from './text-field.tsx';
import { usePreference, type SectionProps } from './use-preference.ts';

interface PathSettingProps extends SectionProps {
  readonly name: 'caFile' | 'dataFolder';
  readonly label: string;
  readonly hint: string;
}

const KINDS = { caFile: 'file', dataFolder: 'folder' } as const;
const LONGEST_PATH = 4096;

/** A path, typed, or chosen from the disk where the desktop can show it. */
export function PathSetting({ name, label, hint, view, store }: PathSettingProps) {
  const change = usePreference({ view, store }, name);
  const hasFailed = useSignal(false);
  const { desktop } = store.bridge;
  const choose = async () => {
    if (desktop === null) return;
    hasFailed.value = false;
    try {
      const path = await desktop.choosePath({ kind: KINDS[name] });
      if (path !== null) await change.to(path);
    } catch {
      hasFailed.value = true;
      announce(messages.connection.failedTitle);
    }
  };
  return (
    <Setting label={label} hint={hint} change={change} problem={change.problem}>
      {({ id, hintId }) => (
        <>
          <span class="setting-line">
            <TextField
              id={id}
              hintId={hintId}
              value={change.shown ?? ''}
              commit={(text) => change.to(text === '' ? null : text)}
              maxLength={LONGEST_PATH}
              isInvalid={change.refusal !== null || change.problem !== null}
            />
            {desktop !== null && (
              <button type="button" class="button" onClick={() => void choose()}>
                {words.choose}
              </button>
            )}
          </span>
          {hasFailed.value && <RefusalLine reason={messages.connection.failedTitle} />}
        </>
      )}
    </Setting>
  );
}
