import type { ExportFormat, ExportedFile } from '../../../preload/contract.ts';
import type { Settings } from '../settings.ts';
import { datakitFile } from './datakit.ts';
import { laglightFile } from './laglight-file.ts';
import { prometheusFile } from './prometheus.ts';

/** The accounts as a file in one of three forms. The secrets are in none of them: placeholders stand in their place. */
export function exportText(settings: Settings, format: ExportFormat): ExportedFile {
  switch (format) {
    case 'laglight':
      return laglightFile(settings);
    case 'prometheus':
      return prometheusFile(settings);
    case 'datakit':
      return datakitFile(settings);
  }
}
