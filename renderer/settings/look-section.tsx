import { ChoiceSetting } from './choice-setting.tsx';
import { SettingsSection } from './setting.tsx';
import { words } from './settings-messages.ts';
import { usePreference, type SectionProps } from './use-preference.ts';

/** How Laglight looks, and how its numbers read. */
export function LookSection(props: SectionProps) {
  const { look } = words;
  const theme = usePreference(props, 'theme');
  const units = usePreference(props, 'units');
  return (
    <SettingsSection title={look.title}>
      <ChoiceSetting label={look.theme} labels={look.themes} change={theme} />
      <ChoiceSetting label={look.units} labels={look.unitChoices} change={units} />
    </SettingsSection>
  );
}
