import { useEffect, useRef } from 'preact/hooks';
import type { Overview } from '../../preload/contract.ts';
import type { AlertPart } from '../route.ts';
import type { Store } from '../store.ts';
import '../styles/forms.css';
import '../styles/alerts.css';
import { ActivePart } from './active-part.tsx';
import { words } from './alert-messages.ts';
import { ACTIVE_HREF, QUIET_HREF, RULES_HREF } from './alert-routes.ts';
import { QuietPart } from './quiet-part.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { RulesPart } from './rules-part.tsx';

interface AlertsPageProps {
  readonly overview: Overview;
  readonly store: Store;
  readonly part: AlertPart;
  /** The alert or rule that is chosen; for a new rule the one it is a copy of. */
  readonly id: string | null;
}

/** Everything about alerts: what is active and was, the rules, and how one hears of them. */
export function AlertsPage({ overview, store, part, id }: AlertsPageProps) {
  const isEditing = part === 'new-rule' || (part === 'rules' && id !== null);
  const place = isEditing ? `${part} ${id ?? ''}` : part;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    title.current?.focus();
  }, [place]);
  return (
    <article class="alerts-page">
      <div class="alerts-head">
        <h1 ref={title} tabIndex={-1} class="page-title">
          {words.title}
        </h1>
        <nav class="parts" aria-label={words.partsLabel}>
          <PartLink href={ACTIVE_HREF} label={words.parts.active} isHere={part === 'active'} />
          <PartLink
            href={RULES_HREF}
            label={words.parts.rules}
            isHere={part === 'rules' || part === 'new-rule'}
          />
          <PartLink href={QUIET_HREF} label={words.parts.quiet} isHere={part === 'quiet'} />
        </nav>
      </div>
      {part === 'active' && <ActivePart overview={overview} store={store} alertId={id} />}
      {part === 'quiet' && <QuietPart overview={overview} store={store} />}
      {part === 'rules' && id === null && <RulesPart store={store} />}
      {isEditing && (
        <RuleEditor key={place} overview={overview} store={store} ruleId={id} isNew={part === 'new-rule'} />
      )}
    </article>
  );
}

interface PartLinkProps {
  readonly href: string;
  readonly label: string;
  readonly isHere: boolean;
}

function PartLink({ href, label, isHere }: PartLinkProps) {
  return (
    <a class="part" href={href} aria-current={isHere ? 'page' : undefined}>
      {label}
    </a>
  );
}
