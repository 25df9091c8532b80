import { Setting, SettingsSection } from './setting.tsx';
import { words } from './settings-messages.ts';
import { ShortcutSetting } from './shortcut-setting.tsx';
import { usePreference, type SectionProps } from './use-preference.ts';

/** How Laglight starts, and how its small window comes up. */
export function StartSection(props: SectionProps) {
  const { start } = words;
  const change = usePreference(props, 'startAtLogin');
  return (
    <SettingsSection title={start.title}>
      <Setting label={start.login} hint={start.loginHint} change={change} problem={change.problem}>
        {({ id, hintId }) => (
          <input
            id={id}
            type="checkbox"
            class="setting-check"
            checked={change.shown}
            aria-describedby={hintId}
            onChange={(event) => void change.to(event.currentTarget.checked)}
          />
        )}
      </Setting>
      <ShortcutSetting {...props} />
    </SettingsSection>
  );
}
