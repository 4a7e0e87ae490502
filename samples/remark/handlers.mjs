// Handlers for the kinds of Offprint's JSON that mdast does not have, for remark's stringify (mdast-util-to-markdown):
//
//   import {remark} from 'remark'
//   import gfm from 'remark-gfm'
//   import math from 'remark-math'
//   import {handlers} from './handlers.mjs'
//   const processor = remark().use(gfm).use(math).data('settings', {handlers})
//   console.log(processor.stringify(await processor.run(JSON.parse(line))))
const flow = (node, _, state, info) => state.containerFlow(node, info)
const phrasing = (node, _, state, info) => state.containerPhrasing(node, {...info, before: '', after: ''})
const element = (tag) => (node, parent, state, info) => `<${tag}>${phrasing(node, parent, state, info)}</${tag}>`
const blocks = new Set(['paragraph', 'list', 'blockquote', 'table', 'code', 'math'])
const either = (node, ...rest) => (node.children.some((child) => blocks.has(child.type)) ? flow : phrasing)(node, ...rest)

export const handlers = {
  figure: flow,
  gallery: flow,
  caption: either,
  credit: either,
  embed: (node) => `[${node.title || node.url}](${node.url})`,
  definitionList: flow,
  definitionTerm: phrasing,
  definitionDescription: flow,
  superscript: element('sup'),
  subscript: element('sub'),
  underline: element('u'),
  mark: element('mark'),
  ruby: (node, parent, state, info) => `${phrasing(node, parent, state, info)}(${node.annotation})`,
}
