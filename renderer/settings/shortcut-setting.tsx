import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { announce } from '../parts/announcer.tsx';
import { useFocusBack } from '../parts/focus-back.ts';
import { RefusalLine } from '../parts/refusal.tsx';
import { Setting } from './setting.tsx';
import { words } from './settings-messages.ts';
import { readKeys, shortcutText } from './shortcut-keys.ts';
import { usePreference, type SectionProps } from './use-preference.ts';

/** The keys that open the glance window: recorded by pressing them. */
export function ShortcutSetting({ view, store }: SectionProps) {
  const { start } = words;
  const change = usePreference({ view, store }, 'shortcut');
  const isRecording = useSignal(false);
  const opener = useFocusBack<HTMLButtonElement>(isRecording.value);
  const { shown } = change;
  return (
    <Setting
      label={start.shortcut}
      hint={start.shortcutHint}
      isGroup
      // While keys are awaited, what was said of the last ones only confuses.
      {...(!isRecording.value && { change, problem: change.problem })}
    >
      {() =>
        isRecording.value ? (
          <Recorder
            platform={view.platform}
            take={(shortcut) => {
              isRecording.value = false;
              if (shortcut !== null) void change.to(shortcut);
            }}
          />
        ) : (
          <span class="setting-line">
            {shown === null ? (
              <span class="muted">{start.none}</span>
            ) : (
              <kbd class="shortcut">{shortcutText(shown, view.platform)}</kbd>
            )}
            <button ref={opener} type="button" class="button" onClick={() => (isRecording.value = true)}>
              {start.record}
            </button>
            {shown !== null && (
              <button
                type="button"
                class="button quiet"
                onClick={() => {
                  opener.current?.focus();
                  void change.to(null);
                }}
              >
                {start.remove}
              </button>
            )}
          </span>
        )
      }
    </Setting>
  );
}

interface RecorderProps {
  readonly platform: string;
  /** Gets the keys, or null where it was given up. */
  readonly take: (shortcut: string | null) => void;
}

/** Waits for a combination of keys and says what is wrong with those that cannot be. */
function Recorder({ platform, take }: RecorderProps) {
  const field = useRef<HTMLInputElement>(null);
  const problem = useSignal<string | null>(null);
  // Before the next key is pressed.
  useLayoutEffect(() => {
    field.current?.focus();
    announce(words.start.recording);
  }, []);
  const pressed = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
    // Tab alone leads on, as everywhere.
    if (event.key === 'Tab' && isPlain) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape' && isPlain) {
      take(null);
      return;
    }
    const keys = readKeys(event, platform);
    if (keys.kind === 'shortcut') take(keys.shortcut);
    problem.value = keys.kind === 'unusable' ? keys.reason : null;
    if (keys.kind === 'unusable') announce(keys.reason);
  };
  return (
    <>
      <input
        ref={field}
        class="field"
        readOnly
        aria-label={words.start.recording}
        value={words.start.recording}
        onKeyDown={pressed}
        onBlur={() => take(null)}
      />
      {problem.value !== null && <RefusalLine reason={problem.value} />}
    </>
  );
}
