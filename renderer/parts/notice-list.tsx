import { messages } from '../messages.ts';
import { StateShape } from './state-shape.tsx';

/** What people should know of Laglight itself, above every page. */
export function NoticeList({ notices }: { readonly notices: readonly string[] }) {
  if (notices.length === 0) return null;
  return (
    <ul class="notice-list" aria-label={messages.notices}>
      {notices.map((notice) => (
        <li key={notice} class="banner">
          <StateShape health="warning" />
          {notice}
        </li>
      ))}
    </ul>
  );
}
