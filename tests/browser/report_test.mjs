// Opens batch's report pages in headless Chromium: reads, sorts, searches, prints, without script, in the dark.
//
//   node report_test.mjs REPORT_PAGES [PICTURES]
//
// REPORT_PAGES makes the pages (report_pages.cpp). PICTURES is a folder for screenshots. Exit 77: Chromium or
// playwright-core is not there; tests/browser/run installs them.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const skip = why => { console.log(`skipped: ${why}; tests/browser/run installs it`); process.exit(77) }
const [maker, pictures] = process.argv.slice(2)
const chromiumPath = [process.env.CHROMIUM, '/usr/bin/chromium'].find(file => file && fs.existsSync(file))
if (!chromiumPath) skip('no Chromium')
let chromium
try {
  const home = process.env.OFFPRINT_NODE_MODULES ?? path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../../build/browser/node_modules')
  chromium = createRequire(path.join(home, 'x.js'))('playwright-core').chromium
} catch { skip('no playwright-core') }

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'offprint-report-'))
const make = kind => {
  const file = path.join(folder, `${kind}.html`)
  fs.writeFileSync(file, execFileSync(maker, [String(kind)], { maxBuffer: 1 << 28 }))
  return pathToFileURL(file).href
}

const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] })
// A page that has no errors and asks for nothing; `look` does the rest.
const visit = async (kind, look, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options })
  const page = await context.newPage()
  const wrong = []
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) wrong.push(message.text()) })
  page.on('pageerror', error => wrong.push(String(error)))
  page.on('request', request => { if (!request.url().startsWith('file:')) wrong.push('asked for ' + request.url()) })
  page.on('request', request => { if (request.resourceType() !== 'document') wrong.push('loaded ' + request.url()) })
  const file = make(kind)
  const began = performance.now()
  await page.goto(file)
  const took = Math.round(performance.now() - began)
  await look(page)
  assert.deepEqual(wrong, [])
  await context.close()
  return took
}
const shown = page => page.locator('#problems tbody tr:visible').count()
const column = (page, n) => page.$$eval(`#problems tbody tr:not([hidden]) > :nth-child(${n})`, cells => cells.map(cell => cell.dataset.value ?? cell.textContent))
const picture = async (page, name, options = {}) => { if (pictures) await page.screenshot({ path: path.join(pictures, name), fullPage: true, ...options }) }

const tests = {
  async 'search and outcome narrow the table'() {
    await visit(20000, async page => {
      await picture(page, 'light.png')
      const all = await shown(page)
      assert.ok(all > 200)
      await page.getByRole('searchbox', { name: 'Search' }).fill('jpeg TIDE')
      const some = await shown(page)
      assert.ok(some > 0 && some < all)
      for (const text of await page.locator('#problems tbody tr:visible').allTextContents())
        assert.match(text.toLowerCase(), /(?=.*jpeg)(?=.*tide)/s)
      assert.equal(await page.getByRole('status').textContent(), `${some} of ${all} rows`)
      await page.getByRole('searchbox', { name: 'Search' }).fill('no such word')
      assert.equal(await shown(page), 0)
      await page.getByRole('searchbox', { name: 'Search' }).fill('')
      await page.getByLabel('Show').selectOption('failed')
      assert.deepEqual([...new Set(await column(page, 2))], ['failed'])
    })
  },
  async 'a click sorts, another turns it round'() {
    await visit(20000, async page => {
      const before = await column(page, 1)
      for (const [name, n, numeric] of [['Size', 6, true], ['Time', 7, true], ['Input', 1, false]]) {
        const button = page.getByRole('button', { name, exact: true })
        await button.click()
        const up = await column(page, n)
        assert.equal(await page.getByRole('columnheader', { name, exact: true }).getAttribute('aria-sort'), 'ascending')
        if (numeric) assert.deepEqual(up.map(Number), up.map(Number).sort((a, b) => a - b))
        await button.press('Enter')
        const down = await column(page, n)
        assert.equal(await page.locator('[aria-sort]').count(), 1)
        if (numeric) assert.deepEqual(down.map(Number), down.map(Number).sort((a, b) => b - a))
        assert.notDeepEqual(up, down)
        assert.deepEqual([...(await column(page, 1))].sort(), [...before].sort())
      }
    })
  },
  async 'without script everything is there to read'() {
    await visit(20000, async page => {
      assert.equal(await page.locator('#find').isVisible(), false)
      assert.equal(await page.locator('thead button').count(), 0)
      assert.ok(await shown(page) > 200)
      assert.ok(await page.locator('svg[role=img]').count() >= 3)
    }, { javaScriptEnabled: false })
  },
  async 'what inputs say is text'() {
    await visit('hostile', async page => {
      assert.doesNotMatch(await page.title(), /owned/)
      assert.equal(await page.locator('script').count(), 1)
      assert.equal(await page.locator('img').count(), 0)
      assert.match(await page.locator('#problems tbody tr').first().textContent(), /<script>/)
    })
  },
  async 'a run without inputs'() {
    await visit(0, async page => { assert.match(await page.locator('main').textContent(), /There are none/) })
  },
  async 'a hundred thousand inputs open and answer'() {
    const took = await visit(100000, async page => {
      const all = await shown(page)
      await page.getByRole('searchbox', { name: 'Search' }).fill('jpeg')
      assert.ok(await shown(page) < all)
      console.log(`  ${all} rows; ${Math.round(fs.statSync(path.join(folder, '100000.html')).size / 1000)} kB`)
    })
    console.log(`  opened in ${took} ms`)
  },
  async 'in the dark, narrow and on paper nothing sticks out'() {
    await visit(2000, page => picture(page, 'dark.png'), { colorScheme: 'dark' })
    await visit(2000, async page => {
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false)
      await picture(page, 'narrow.png')
    }, { viewport: { width: 390, height: 800 } })
    await visit(2000, async page => {
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.locator('#find').isVisible(), false)
      await picture(page, 'paper.png')
      if (pictures) await page.pdf({ path: path.join(pictures, 'paper.pdf'), format: 'A4' })
    })
  },
  async 'text stands out from its ground (WCAG 2.2, 1.4.3)'() {
    const contrast = page => page.evaluate(() => {
      const channel = c => { const s = c / 255; return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4 }
      const light = color => { const [r, g, b] = color.match(/[\d.]+/g).map(Number); return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b) }
      const ground = element => {
        for (let e = element; e; e = e.parentElement) {
          const color = getComputedStyle(e).backgroundColor
          if (color !== 'rgba(0, 0, 0, 0)') return color
        }
        return 'rgb(255, 255, 255)'
      }
      return Array.from(document.querySelectorAll('p, dt, dd, a, td, th, button, summary, figcaption, footer, label, .soft'))
        .map(e => { const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05) })
        .reduce((a, b) => Math.min(a, b))
    })
    for (const colorScheme of ['light', 'dark'])
      await visit(2000, async page => { assert.ok(await contrast(page) >= 4.5, colorScheme) }, { colorScheme })
  },
}

let failed = 0
for (const [name, test] of Object.entries(tests)) {
  try { await test(); console.log('ok: ' + name) } catch (error) { ++failed; console.log(`FAILED: ${name}\n${error.stack}`) }
}
await browser.close()
fs.rmSync(folder, { recursive: true })
process.exit(failed ? 1 : 0)
