import { withPage } from './browser.ts';
const [n, s, f, ...names] = process.argv.slice(2);
await withPage(async (page) => {
  page.on('pageerror', (e) => console.log('ERR', e.message.slice(0, 300)));
  for (const name of names) {
    let t = Date.now();
    console.log(name, 'open', await page.evaluate(`bench.open('${name}', ${n}, ${s})`), Date.now() - t);
    t = Date.now();
    const p = page.evaluate(`bench.play('${name}', ${f})`);
    await new Promise((r) => setTimeout(r, 6000));
    await page.screenshot({ path: `/tmp/gshots/peer-${name}.png` });
    console.log(name, JSON.stringify(await p), Date.now() - t);
  }
});
process.exit(0);
