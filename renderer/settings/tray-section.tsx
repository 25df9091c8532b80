import { ChoiceSetting } from './choice-setting.tsx';
import { SettingsSection } from './setting.tsx';
import { words } from './settings-messages.ts';
import { usePreference, type SectionProps } from './use-preference.ts';

/** What the tray's menu and tooltip list and, where the platform has room for it, what stands beside its icon. */
export function TraySection(props: SectionProps) {
  const { tray } = words;
  const lists = usePreference(props, 'trayLists');
  const title = usePreference(props, 'trayTitle');
  return (
    <SettingsSection title={tray.title}>
      <ChoiceSetting label={tray.lists} labels={tray.listChoices} change={lists} />
      {props.view.platform === 'darwin' && (
        <ChoiceSetting label={tray.beside} labels={tray.besideChoices} change={title} />
      )}
    </SettingsSection>
  );
}
