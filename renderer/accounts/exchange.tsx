import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { ExportFormat } from '../../preload/contract.ts';
import { announce } from '../parts/announcer.tsx';
import { downloadText } from '../parts/download.ts';
import { FileButton } from '../parts/file-button.tsx';
import { useOrder } from '../parts/order.ts';
import { Refusal, RefusalLine } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';
import { words } from './account-messages.ts';

const FORMATS = Object.keys(words.exports) as ExportFormat[];

interface ExchangeProps {
  readonly store: Store;
  readonly hasAccounts: boolean;
}

/** The settings as files, out and in. */
export function Exchange({ store, hasAccounts }: ExchangeProps) {
  return (
    <div class="exchange">
      {hasAccounts && <ExportSection store={store} />}
      <ImportSection store={store} />
    </div>
  );
}

function ExportSection({ store }: { readonly store: Store }) {
  const hasFailed = useSignal(false);
  const keep = async (format: ExportFormat) => {
    const file = await store.bridge.exportSettings({ format }).catch(() => null);
    hasFailed.value = file === null;
    if (file) downloadText(file.fileName, file.mediaType, file.text);
    else announce(words.exportFailed);
  };
  return (
    <section aria-label={words.exportTitle}>
      <h2 class="section-title">{words.exportTitle}</h2>
      <p class="muted">{words.exportText}</p>
      <ul class="exports">
        {FORMATS.map((format) => (
          <li key={format}>
            <button type="button" class="button" onClick={() => void keep(format)}>
              {words.exports[format].label}
            </button>
            <span class="muted">{words.exports[format].text}</span>
          </li>
        ))}
      </ul>
      {hasFailed.value && <RefusalLine reason={words.exportFailed} />}
    </section>
  );
}

function ImportSection({ store }: { readonly store: Store }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const order = useOrder(store);
  const isDone = useSignal(false);
  const take = async (text: string) => {
    isDone.value = false;
    isDone.value = await order.send(() => store.bridge.importSettings({ text }));
    if (!isDone.value) return;
    if (field.current) field.current.value = '';
    announce(words.imported);
  };
  return (
    <section aria-label={words.importTitle}>
      <h2 class="section-title">{words.importTitle}</h2>
      <p class="muted">{words.importText}</p>
      <form
        class="import"
        onSubmit={(event) => {
          event.preventDefault();
          void take(field.current?.value ?? '');
        }}
      >
        <div class="labelled">
          <label for={id}>{words.importPaste}</label>
          <textarea
            ref={field}
            id={id}
            class="field id-field"
            required
            autocomplete="off"
            spellcheck={false}
          />
        </div>
        <div class="account-actions">
          <button type="submit" class="button">
            {words.importNow}
          </button>
          <FileButton label={words.importFile} take={(text) => void take(text)} />
          {isDone.value && <span class="muted">{words.imported}</span>}
        </div>
      </form>
      <Refusal order={order} />
    </section>
  );
}
