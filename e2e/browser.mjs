// What the camera and the story share: one Chromium, the two widths, axe, and the rule that nothing is wider than the phone.
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

export const widths = { 360: { width: 360, height: 740 }, 1280: { width: 1280, height: 900 } };

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
});

export const context = (browser, width, more = {}) => browser.newContext({
  viewport: widths[width], locale: 'id-ID', timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce',
  ...(width === 360 ? { deviceScaleFactor: 2, isMobile: true, hasTouch: true } : {}), ...more,
});

// axe returns what is serious or critical, and contrast in any case.
export async function axe(page) {
  const r = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  return r.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary.split('\n').slice(1, 3).join(' ').trim()}`));
}

// wide names what is wider than the screen, if anything makes the page scroll sideways.
export const wide = (page) => page.evaluate(() => {
  const w = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= w) return [];
  return [...document.querySelectorAll('body *')].filter((el) => el.getBoundingClientRect().right > w + 1).slice(0, 3).map((el) => `${el.tagName}.${el.className}`);
});
