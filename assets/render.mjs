/**
 * Draws every icon of the desktop from its SVG: `node assets/render.mjs`. The results are kept in the repository, since
 * packaging and the tray need them where there is no browser. Run it after a change of an SVG and commit both.
 *
 * Tray, for each state: `<state>-<panel>-<px>.png` for Linux, where the icon is chosen by hand; `<state>-<panel>.ico` for
 * Windows; `<state>Template{,@2x,@3x}.png` for macOS, which colours them itself and so gets one colour only.
 * `light` and `dark` name the panel that the icon stands on.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium } from 'playwright';
import { packIco } from './pack-ico.mjs';

const TRAY = join(import.meta.dirname, 'tray');
const ICON = join(import.meta.dirname, 'icon');

/** Sizes of panels at 100, 125, 150 and 200 %. */
const PANEL_SIZES = [16, 22, 24, 32, 44, 48];
const ICO_SIZES = [16, 20, 24, 32, 48];
const TEMPLATE_SIZE = 18;
const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICON_ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

const INK = { light: '#1f2a2d', dark: '#f2f5f5' };
/** Amber and red only where a person is needed; what is well or unknown stays in the panel's own ink. */
const CORES = {
  warning: { light: '#b26a00', dark: '#ffb938' },
  critical: { light: '#c62828', dark: '#ff6b60' },
  'needs-key': { light: '#b26a00', dark: '#ffb938' },
};

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
const page = await browser.newPage();

async function draw(svg, px, { ink = '#000000', core = ink } = {}) {
  await page.setViewportSize({ width: px, height: px });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:${px}px;height:${px}px;color:${ink};--core:${core}}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: px, height: px } });
}

async function drawAll(svg, sizes, colours) {
  const images = [];
  for (const px of sizes) images.push({ px, png: await draw(svg, px, colours) });
  return images;
}

for (const file of readdirSync(TRAY).filter((name) => name.endsWith('.svg'))) {
  const state = basename(file, '.svg');
  const svg = readFileSync(join(TRAY, file), 'utf8');
  for (const [panel, ink] of Object.entries(INK)) {
    const colours = { ink, core: CORES[state]?.[panel] ?? ink };
    for (const { px, png } of await drawAll(svg, PANEL_SIZES, colours)) {
      writeFileSync(join(TRAY, `${state}-${panel}-${px}.png`), png);
    }
    writeFileSync(join(TRAY, `${state}-${panel}.ico`), packIco(await drawAll(svg, ICO_SIZES, colours)));
  }
  for (const [suffix, scale] of [
    ['', 1],
    ['@2x', 2],
    ['@3x', 3],
  ]) {
    writeFileSync(join(TRAY, `${state}Template${suffix}.png`), await draw(svg, TEMPLATE_SIZE * scale));
  }
}

const application = readFileSync(join(ICON, 'laglight.svg'), 'utf8');
for (const { px, png } of await drawAll(application, ICON_SIZES)) {
  writeFileSync(join(ICON, `${px}x${px}.png`), png);
}
writeFileSync(join(ICON, 'laglight.ico'), packIco(await drawAll(application, ICON_ICO_SIZES)));
await browser.close();
