import { CopyText } from '../parts/copy-text.tsx';
import { Fact, SettingsSection } from './setting.tsx';
import { words } from './settings-messages.ts';

interface AboutSectionProps {
  readonly version: string;
  /** Empty where the settings are not kept. */
  readonly settingsFile: string;
}

/** Which Laglight this is, under which licence, and where its settings are. */
export function AboutSection({ version, settingsFile }: AboutSectionProps) {
  const { about } = words;
  return (
    <SettingsSection title={about.title}>
      <Fact label={about.version}>{version}</Fact>
      <Fact label={about.licence}>{about.licenceName}</Fact>
      <Fact label={about.settingsFile}>
        {settingsFile === '' ? (
          <span class="muted">{about.notKept}</span>
        ) : (
          <CopyText text={settingsFile} what={about.path} />
        )}
      </Fact>
    </SettingsSection>
  );
}
