import { useRef } from 'preact/hooks';
import { spanText } from '../../preload/format.ts';
import { stretchText, timeText } from '../../preload/time.ts';
import { messages } from '../messages.ts';
import { announce } from '../parts/announcer.tsx';
import { download, downloadText } from '../parts/download.ts';
import { Menu } from '../parts/menu.tsx';
import { chartCsv, type OnScreen } from './chart-csv.ts';
import { readColours } from './chart-style.ts';

interface ExportMenuProps {
  readonly shown: OnScreen;
  /** What the charts are of: the name of a cluster or group. */
  readonly subject: string;
  readonly fileName: string;
  readonly now: number;
}

const words = messages.charts;

/** Takes along what is on screen of the charts, as numbers or as a picture. */
export function ExportMenu({ shown, subject, fileName, now }: ExportMenuProps) {
  const place = useRef<HTMLSpanElement>(null);
  const savePicture = async () => {
    const { page, range, compare } = shown;
    const parts = [
      stretchText(range.from, range.to, now),
      words.step(spanText(page.stepMs)),
      ...(compare === 'none' ? [] : [words.comparisons[compare]]),
      messages.asOf(timeText(page.newest ?? now, now)),
      ...(page.filled.length > 0 ? [words.filled] : []),
    ];
    try {
      const { chartPicture } = await import('./chart-picture.ts');
      const colours = readColours(place.current ?? document.body);
      download(
        `${fileName}.png`,
        await chartPicture(shown, { title: subject, subtitle: parts.join(' · ') }, colours),
      );
    } catch {
      announce(words.notSaved);
    }
  };
  return (
    <span ref={place}>
      <Menu label={words.export} title={words.export}>
        {(close) => (
          <>
            <button
              type="button"
              class="menu-item"
              onClick={() => {
                close();
                downloadText(`${fileName}.csv`, 'text/csv', chartCsv(shown));
              }}
            >
              {words.exportCsv}
            </button>
            <button
              type="button"
              class="menu-item"
              onClick={() => {
                close();
                void savePicture();
              }}
            >
              {words.exportPng}
            </button>
          </>
        )}
      </Menu>
    </span>
  );
}
