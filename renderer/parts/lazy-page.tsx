import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { messages } from '../messages.ts';
import { EmptyState } from './empty-state.tsx';
import { Skeleton } from './skeleton.tsx';

/** A page whose code is fetched when it is first shown, once for all. */
export function lazyPage<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const loaded = signal<ComponentType<Props> | 'failed' | null>(null);
  const fetchPage = () => {
    loaded.value = null;
    load().then(
      (page) => (loaded.value = page),
      () => (loaded.value = 'failed'),
    );
  };
  return function LazyPage(props: Props) {
    useEffect(() => {
      if (loaded.peek() === null) fetchPage();
    }, []);
    const Page = loaded.value;
    if (Page === null) return <Skeleton />;
    if (Page === 'failed') {
      return (
        <EmptyState
          wholePage
          title={messages.connection.failedTitle}
          text={messages.connection.pageNotLoaded}
          // A module that could not be fetched once is not fetched again by the same page.
          action={{ label: messages.connection.loadAgain, run: () => location.reload() }}
        />
      );
    }
    return <Page {...props} />;
  };
}
