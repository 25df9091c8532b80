import { useEffect, useRef } from 'preact/hooks';
import type { Overview } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { SETUP_HREF } from '../route.ts';
import type { Store } from '../store.ts';
import '../styles/forms.css';

interface AccountsPageProps {
  readonly overview: Overview;
  readonly store: Store;
}

/** The accounts in the user's order, each with its key and what can be done about it. */
export function AccountsPage({ overview }: AccountsPageProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <article class="accounts-page">
      <h1 ref={title} tabIndex={-1} class="page-title">
        {messages.overview.accounts}
      </h1>
      <a class="button" href={SETUP_HREF}>
        +
      </a>
      {overview.accounts.length}
    </article>
  );
}
