import type { ClusterPage, LimitUse } from '../../preload/contract.ts';
import { quantity, quantityText } from '../../preload/format.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { messages } from '../messages.ts';
import { CopyText } from '../parts/copy-text.tsx';
import { LimitBar } from '../parts/limit-bar.tsx';
import type { Store } from '../store.ts';
import { ClusterTypeForm } from './cluster-type-form.tsx';

interface LimitsPanelProps {
  readonly page: ClusterPage;
  readonly store: Store;
  readonly answer: LiveAnswer<ClusterPage | null>;
}

const words = messages.limits;

/** How much of each limit of the cluster's type is used, how busy it is, and what its type is where that is not known. */
export function LimitsPanel({ page, store, answer }: LimitsPanelProps) {
  const { limits } = page;
  return (
    <div class="limits">
      <section class="limit-list values" aria-label={words.title}>
        {limits.note !== null && <p class="limits-note">{limits.note}</p>}
        <ul>
          {limits.uses.map((use) => (
            <Use key={use.id} use={use} />
          ))}
        </ul>
      </section>
      <div class="limits-beside">
        <section aria-label={words.load}>
          <h3 class="section-title">{words.load}</h3>
          {limits.load === null ? (
            <p class="muted">{words.noLoad}</p>
          ) : (
            <>
              <p class="limit-number">{quantityText(limits.load, 'ratio')}</p>
              <LimitBar label={words.load} share={limits.load} marks={[0.7, 0.8]} />
              <p class="muted">{words.loadText}</p>
            </>
          )}
        </section>
        <section aria-label={words.hot}>
          <h3 class="section-title">{words.hot}</h3>
          {limits.hotTopics.length === 0 && <p class="muted">{words.notHot}</p>}
          <ul>
            {limits.hotTopics.map((topic) => (
              <li key={topic}>
                <CopyText text={topic} what={messages.group.columns.topic.toLowerCase()} />
              </li>
            ))}
          </ul>
        </section>
        <ClusterTypeForm page={page} store={store} answer={answer} />
      </div>
    </div>
  );
}

function Use({ use }: { readonly use: LimitUse }) {
  const { title, unit, used, limit, isGuideline, sentence } = use;
  const share = used === null ? null : used / limit;
  return (
    <li class="limit">
      <p class="limit-head">
        <span class="limit-title">{title}</span>
        <span title={used === null ? messages.notReported : quantity(used, unit).exact}>
          {words.used(quantityText(used, unit), quantityText(limit, unit))}
        </span>
        <span class="limit-share">{quantityText(share, 'ratio')}</span>
      </p>
      {share !== null && <LimitBar label={title} share={share} marks={[]} />}
      <p class="muted">
        {isGuideline && <span class="tag">{words.guideline}</span>} {sentence}
      </p>
    </li>
  );
}
