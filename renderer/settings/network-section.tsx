import { useSignal } from '@preact/signals';
import { Choices } from './choice-setting.tsx';
import { PathSetting } from './path-setting.tsx';
import { Setting, SettingsSection } from './setting.tsx';
import { words } from './settings-messages.ts';
import { TextField } from './text-field.tsx';
import { usePreference, type SectionProps } from './use-preference.ts';

type Way = keyof typeof words.network.proxyChoices;

const LONGEST_URL = 2048;

/** The way to Confluent: by which proxy, and whom to trust on it. */
export function NetworkSection(props: SectionProps) {
  const { network } = words;
  return (
    <SettingsSection title={network.title}>
      <ProxySetting {...props} />
      <PathSetting {...props} name="caFile" label={network.caFile} hint={network.caFileHint} />
    </SettingsSection>
  );
}

/** Chosen is sent at once; an address of one's own once it is there. */
function ProxySetting(props: SectionProps) {
  const { network } = words;
  const change = usePreference(props, 'proxy');
  const isTyping = useSignal(false);
  const { shown } = change;
  const held: Way = shown === 'system' ? 'system' : shown === 'none' ? 'none' : 'own';
  const way = isTyping.value ? 'own' : held;
  const choose = (choice: Way) => {
    isTyping.value = choice === 'own';
    if (choice !== 'own') void change.to(choice);
  };
  const take = async (url: string) => {
    if (url === '') return false;
    const isTaken = await change.to(url);
    if (isTaken) isTyping.value = false;
    return isTaken;
  };
  return (
    <>
      <Setting label={network.proxy} isGroup {...(way !== 'own' && { change, problem: change.problem })}>
        {() => <Choices labels={network.proxyChoices} shown={way} choose={choose} />}
      </Setting>
      {way === 'own' && (
        <Setting label={network.proxyUrl} hint={network.proxyHint} change={change} problem={change.problem}>
          {({ id, hintId }) => (
            <TextField
              id={id}
              hintId={hintId}
              value={held === 'own' ? shown : ''}
              commit={take}
              maxLength={LONGEST_URL}
              isInvalid={change.refusal !== null || change.problem !== null}
              inputMode="url"
            />
          )}
        </Setting>
      )}
    </>
  );
}
