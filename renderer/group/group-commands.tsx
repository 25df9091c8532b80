import type { Desktop, GroupPage } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { CopyText } from '../parts/copy-text.tsx';
import { ExternalLink } from '../parts/external-link.tsx';

interface GroupCommandsProps {
  readonly page: GroupPage;
  readonly desktop: Desktop | null;
}

const words = messages.group;

/** What to type, and where to go, to look closer than the metrics can. */
export function GroupCommands({ page, desktop }: GroupCommandsProps) {
  const { commands, consoleUrl } = page;
  if (commands.length === 0 && consoleUrl === null) return null;
  return (
    <section class="group-section" aria-label={words.commands}>
      <h2 class="section-title">{words.commands}</h2>
      <ul class="commands">
        {commands.map(({ title, text }) => (
          <li key={text}>
            <p class="muted">{title}</p>
            <CopyText text={text} what={words.command} />
          </li>
        ))}
      </ul>
      {consoleUrl !== null && (
        <ExternalLink href={consoleUrl} desktop={desktop}>
          {words.console}
        </ExternalLink>
      )}
    </section>
  );
}
