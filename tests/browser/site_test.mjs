// Opens a website of `offprint bind -t html` from the disk in headless Chromium: searches, reads, on a phone and in the
// dark, without script.
//
//   node site_test.mjs OFFPRINT [PICTURES] [ARTICLES=2000]
//
// PICTURES is a folder for screenshots. Exit 77: Chromium or playwright-core is not there; tests/browser/run installs them.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const skip = why => { console.log(`skipped: ${why}; tests/browser/run installs it`); process.exit(77) }
const [offprint, pictures, count = '2000'] = process.argv.slice(2)
const articles = Number(count)
const chromiumPath = [process.env.CHROMIUM, '/usr/bin/chromium'].find(file => file && fs.existsSync(file))
if (!chromiumPath) skip('no Chromium')
let chromium
try {
  const home = process.env.OFFPRINT_NODE_MODULES ?? path.join(path.dirname(new URL(import.meta.url).pathname), '../../build/browser/node_modules')
  chromium = createRequire(path.join(home, 'x.js'))('playwright-core').chromium
} catch { skip('no playwright-core') }

const FIRST_PAGE = 300_000, SEARCH = 100  // bytes, milliseconds
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'offprint-site-'))
const WORDS = ['灯塔', '渡輪', '潮水', '雨量器', '修车铺', '图书馆', 'lighthouse', 'ferry', 'tide', 'gauge', 'library', 'bell']
// Sentences of numbers and words, different in every article.
const text = n => Array.from({ length: 40 }, (_, i) => `${WORDS[(n * 7 + i * 5) % WORDS.length]}记录${n * 31 + i}，风停以后第${(n + i) % 997}天。`).join('')
fs.mkdirSync(path.join(folder, 'in'))
for (let n = 0; n < articles; ++n) {
  const name = n === 1234 % articles ? '獨一無二的北碼頭' : `第${n}号记录`
  fs.writeFileSync(path.join(folder, 'in', `${n}.txt`),
    `<!--${1577836800000 + n * 7200000}-->\n[${name}](https://news.example.org/${n})\n------\n\n<p>${text(n)}</p>`)
}
execFileSync(offprint, ['bind', 'in', '-t', 'html', '-o', 'site', '--title', 'Records', '-q'], { cwd: folder })
const start = pathToFileURL(path.join(folder, 'site/index.html')).href

const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] })
const visit = async (look, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options })
  const page = await context.newPage()
  const wrong = []
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) wrong.push(message.text()) })
  page.on('pageerror', error => wrong.push(String(error)))
  page.on('request', request => { if (!request.url().startsWith('file:')) wrong.push('asked for ' + request.url()) })
  await page.goto(start)
  await look(page)
  assert.deepEqual(wrong, [])
  await context.close()
}
const picture = async (page, name) => { if (pictures) await page.screenshot({ path: path.join(pictures, name) }) }
// Types the words; the titles that are found, how many there are, and how long it took.
const search = async (page, words) => page.evaluate(async words => {
  const box = document.querySelector('#search input'), said = document.querySelector('#search output')
  const begin = performance.now()
  const numbers = await offprint.find(words)
  const took = performance.now() - begin
  box.value = words
  said.textContent = ''
  box.dispatchEvent(new Event('input'))
  while (said.textContent === '') await new Promise(done => setTimeout(done, 5))
  return { took, count: numbers.length, titles: [...document.querySelectorAll('#found a')].map(link => link.textContent), said: said.textContent }
}, words)

const tests = {
  async 'the first page is small'() {
    const size = fs.statSync(path.join(folder, 'site/index.html')).size + fs.statSync(path.join(folder, 'site/site.css')).size +
      fs.statSync(path.join(folder, 'site/search/search.js')).size
    console.log(`first page: ${size} bytes`)
    assert.ok(size < FIRST_PAGE)
  },
  async 'a search finds, in both scripts, and is quick'() {
    await visit(async page => {
      await search(page, 'bell')  // the lists are read
      const times = []
      for (const [words, title] of [['独一无二', '獨一無二的北碼頭'], ['獨一無二的北碼頭', '獨一無二的北碼頭'], ['码', '獨一無二的北碼頭']]) {
        const found = await search(page, words)
        assert.deepEqual([title], found.titles, words)
        times.push(found.took)
      }
      for (const words of ['渡轮', 'LIGHTH', 'ferry 潮水']) {
        const found = await search(page, words)
        assert.ok(found.count > 10 && found.titles.length <= 50, words)
        times.push(found.took)
      }
      assert.equal(0, (await search(page, 'nowhere')).count)
      await picture(page, 'site-search.png')
      console.log(`searches: ${times.map(time => time.toFixed(1)).join(', ')} ms`)
      assert.ok(times.every(time => time < SEARCH))
    })
  },
  async 'from what is found to an article and back'() {
    await visit(async page => {
      await search(page, '独一无二')
      await page.click('#found a')
      assert.equal('獨一無二的北碼頭', await page.textContent('h1'))
      await picture(page, 'site-article.png')
      await page.click('nav.neighbours a[rel=next]')
      await page.click('nav.way a')
      assert.equal('Records', await page.textContent('h1'))
    })
  },
  async 'a phone needs no way to the side'() {
    await visit(async page => {
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
      assert.equal(false, await wide())
      await picture(page, 'site-phone.png')
      await page.click('main nav a')
      assert.equal(false, await wide())
      await picture(page, 'site-phone-contents.png')
    }, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  },
  async 'without script all can be read'() {
    await visit(async page => {
      assert.equal(false, await page.isVisible('#search'))
      await page.click('main nav a')
      await page.click('main a')
      assert.ok((await page.textContent('article')).length > 100)
    }, { javaScriptEnabled: false })
  },
}
let failed = 0
for (const [name, test] of Object.entries(tests)) {
  try {
    await test()
    console.log(`ok: ${name}`)
  } catch (error) {
    ++failed
    console.log(`FAILED: ${name}\n${error.stack}`)
  }
}
await browser.close()
fs.rmSync(folder, { recursive: true, force: true })
process.exit(failed === 0 ? 0 : 1)
