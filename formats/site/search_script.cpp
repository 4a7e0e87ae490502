#include "formats/site/search_files.h"

namespace offprint {

namespace {

// Its words (placeholder, what is said of results) stand in the page, as data- attributes of the form.
constexpr std::string_view kScript =
    R"js(// Search without a server: lists of words are scripts, for a page opened from a disk may load no other files.
'use strict'
globalThis.offprint = (() => {
  const SHOWN = 50, ARTICLES_A_FILE = 512, LONGEST = 32
  const LETTER = /[\p{L}\p{N}\p{M}]/u
  const RUN_ON = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u
  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const VALUES = new Uint8Array(128)
  for (let i = 0; i < DIGITS.length; ++i) VALUES[DIGITS.charCodeAt(i)] = i
  const known = { terms: new Map(), articles: new Map() }
  const loading = new Map()
  let site

  // What the files call.
  const given = {
    site: (articles, rest) => {
      const pairs = [...rest.variants]
      site = { articles, shards: rest.shards, variants: new Map() }
      for (let i = 0; i + 1 < pairs.length; i += 2) site.variants.set(pairs[i], pairs[i + 1])
    },
    terms: (number, terms) => known.terms.set(number, terms),
    articles: (number, articles) => known.articles.set(number, articles),
  }

  const load = file => {
    if (!loading.has(file)) {
      loading.set(file, new Promise((done, failed) => {
        const script = document.createElement('script')
        script.src = file
        script.onload = done
        script.onerror = () => { loading.delete(file); failed(new Error(file)) }
        document.head.append(script)
      }))
    }
    return loading.get(file)
  }

  const folded = text => {
    const plain = text.normalize('NFKD').replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]/g, '')
      .toUpperCase().toLowerCase().normalize('NFC').replace(/ς/g, 'σ')
    return [...plain].map(c => site.variants.get(c) ?? c)
  }

  // The parts of a question: a term, and whether terms that begin so will do too.
  const asked = question => {
    const parts = []
    const characters = folded(question)
    const role = c => !LETTER.test(c) ? 0 : RUN_ON.test(c) ? 2 : 1
    for (let begin = 0; begin < characters.length;) {
      let end = begin + 1
      while (end < characters.length && role(characters[end]) === role(characters[begin])) ++end
      const run = characters.slice(begin, end)
      if (role(run[0]) === 1) parts.push({ term: run.slice(0, LONGEST).join(''), group: run.slice(0, 2), open: run.length > 1 })
      if (role(run[0]) === 2 && run.length === 1) parts.push({ term: run[0], group: run, open: true })
      for (let i = 0; role(run[0]) === 2 && i + 1 < run.length; ++i)
        parts.push({ term: run[i] + run[i + 1], group: run.slice(i, i + 1), open: false })
      begin = end
    }
    return parts
  }

  const shard = group => {
    let hash = 2166136261
    for (const c of group) hash = Math.imul(hash ^ c.codePointAt(0), 16777619) >>> 0
    return hash % site.shards
  }

  // Articles and their weights from `at` to `end`, as append_quantity (search_files.cpp) wrote them; `into` has a weight
  // for each article.
  const read = (terms, at, end, into) => {
    for (let article = 0; at < end;) {
      let value = 0, shift = 1, digit
      do {
        digit = VALUES[terms.charCodeAt(at++)]
        value += (digit & 31) * shift
        shift *= 32
      } while (digit & 32)
      article += Math.floor(value / 4)
      into[article] = Math.max(into[article], 1 + value % 4)
    }
  }

  const holders = async part => {
    const number = shard(part.group)
    await load(`search/w${number}.js`)
    const found = new Uint8Array(site.articles)
    // ' TERM:PLACES TERM:PLACES'
    const terms = known.terms.get(number), begin = part.open ? ' ' + part.term : ` ${part.term}:`
    for (let at = terms.indexOf(begin); at >= 0; at = terms.indexOf(begin, at + 1)) {
      const end = terms.indexOf(' ', at + 1)
      read(terms, terms.indexOf(':', at) + 1, end < 0 ? terms.length : end, found)
    }
    return found
  }

  // The numbers of the articles that hold every part, the best first; then as they are read.
  const find = async question => {
    await load('search/site.js')
    const parts = asked(question)
    if (parts.length === 0) return []
    const all = await Promise.all(parts.map(holders))
    const weights = new Map()  // the articles of each
    for (let article = 0; article < site.articles; ++article) {
      let sum = 0
      if (!all.every(holder => (sum += holder[article], holder[article] > 0))) continue
      if (!weights.has(sum)) weights.set(sum, [])
      weights.get(sum).push(article)
    }
    return [...weights.keys()].sort((a, b) => b - a).flatMap(sum => weights.get(sum))
  }

  const article = async number => {
    const file = Math.floor(number / ARTICLES_A_FILE)
    await load(`search/a${file}.js`)
    const [name, title, note] = known.articles.get(file)[number % ARTICLES_A_FILE]
    return { name, title, note }
  }

  const line = ({ name, title, note }) => {
    const item = document.createElement('li'), link = document.createElement('a'), small = document.createElement('small')
    link.href = `articles/${name}.html`
    link.textContent = title
    small.textContent = note
    item.append(link, ' ', small)
    return item
  }

  const start = form => {
    const box = form.querySelector('input'), said = form.querySelector('output'), results = document.getElementById('found')
    let latest = 0
    const show = async () => {
      const mine = ++latest, question = box.value.trim()
      try {
        const numbers = question === '' ? [] : await find(question)
        const articles = await Promise.all(numbers.slice(0, SHOWN).map(article))
        if (mine !== latest) return
        results.replaceChildren(...articles.map(line))
        results.hidden = articles.length === 0
        const words = numbers.length === 0 ? form.dataset.none : numbers.length > SHOWN ? form.dataset.many : form.dataset.some
        said.textContent = question === '' ? '' : words.replace('%', numbers.length).replace('%', SHOWN)
      } catch (error) {
        if (mine === latest) said.textContent = form.dataset.failed.replace('%', error.message)
      }
    }
    form.hidden = false
    form.addEventListener('submit', event => { event.preventDefault(); show() })
    box.addEventListener('input', show)
    // who goes there means to search; those who only read load nothing
    box.addEventListener('focus', () => load('search/site.js').catch(() => {}), { once: true })
    if (box.value) show()
  }

  if (globalThis.document) start(document.getElementById('search'))
  return { ...given, find }
})()
)js";

}  // namespace

std::string_view search_script() { return kScript; }

}  // namespace offprint
