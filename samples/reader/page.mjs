// Opens a book in foliate-js and takes a picture of its cover and of the page with the teapot, side by side.
//   node page.mjs FOLDER-WITH-NODE_MODULES BOOK.epub OUT.png
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { createRequire } from 'node:module'

const [home, book, out] = process.argv.slice(2)
const modules = path.resolve(home, 'node_modules')
const { chromium } = createRequire(path.join(modules, 'x.js'))('playwright-core')
const shown = '老茶铺' // of the chapter's title
const width = 430
const height = 640

const page = `<!doctype html><meta charset="utf-8"><title>Two pages</title>
<style>
html { background: #fff }
body { margin: 0; display: flex; gap: 24px; padding: 12px; align-items: center }
foliate-view, img { display: block; box-shadow: 0 0 0 1px #d8d4cb }
foliate-view { width: ${width}px; height: ${height}px }
img { width: 280px }
</style><body><script type="module">
import '/foliate-js/view.js'
try {
  const file = new File([await (await fetch('/book.epub')).blob()], 'book.epub', { type: 'application/epub+zip' })
  const view = document.createElement('foliate-view')
  document.body.append(view)
  await view.open(file)
  view.renderer.setAttribute('flow', 'paginated')
  view.renderer.setAttribute('max-column-count', '1')
  const find = list => list.flatMap(entry => [entry, ...find(entry.subitems ?? [])])
  await view.goTo(find(view.book.toc).find(entry => entry.label.includes('${shown}')).href)
  const cover = document.createElement('img')
  cover.src = URL.createObjectURL(await view.book.getCover())
  document.body.prepend(cover)
  await cover.decode()
} catch (error) { window.error = String(error.stack || error) }
window.done = true
</script>`

const types = { '.js': 'text/javascript', '.html': 'text/html', '.css': 'text/css' }
const server = http.createServer((request, response) => {
  const name = new URL(request.url, 'http://localhost').pathname
  const file = name === '/book.epub' ? book : path.join(modules, path.normalize(name))
  if (name !== '/' && !fs.existsSync(file)) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': name === '/' ? 'text/html' : types[path.extname(name)] ?? 'application/octet-stream' })
  response.end(name === '/' ? page : fs.readFileSync(file))
}).listen(0, '127.0.0.1')

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const tab = await browser.newPage({ viewport: { width: 280 + 24 + width + 24, height: height + 24 } })
  await tab.goto(`http://127.0.0.1:${server.address().port}/`)
  await tab.waitForFunction('window.done', undefined, { timeout: 60_000 })
  const error = await tab.evaluate('window.error')
  if (error) throw new Error(error)
  await tab.waitForTimeout(1500) // it lays out its columns, and fonts come
  await tab.screenshot({ path: out })
  console.log(`${out}: ${fs.statSync(out).size} bytes`)
} finally {
  await browser.close()
  server.close()
}
