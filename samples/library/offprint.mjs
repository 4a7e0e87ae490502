// Offprint from Node: one process for as many articles as you like, through `offprint stream`.
//
//   const offprint = new Offprint()
//   console.log(await offprint.convert('<p>Hello</p>', { title: 'A page' }))
//   await offprint.close()
//
// A line that fails rejects its promise, and the next article is converted all the same.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export class Offprint {
  #waiting = []  // answers come in the order of the questions

  // `options`: more of the command line, such as ['--timeout', '10']; with one, a crash costs one article only.
  constructor({ to = 'markdown', program = 'offprint', options = [] } = {}) {
    this.process = spawn(program, ['stream', '-t', to, ...options], { stdio: ['pipe', 'pipe', 'inherit'] })
    this.ended = new Promise(done => this.process.on('close', done))
    this.ended.then(code => this.#waiting.splice(0).forEach(({ fail }) => fail(new Error(`offprint ended with ${code}`))))
    createInterface({ input: this.process.stdout }).on('line', line => {
      const { done, fail } = this.#waiting.shift()
      const { error, text, document } = JSON.parse(line)
      if (error === undefined) done(text ?? document)
      else fail(new Error(error))
    })
  }

  // The text of the output; of JSON formats the tree.
  convert(content, metadata = {}) {
    return new Promise((done, fail) => {
      this.#waiting.push({ done, fail })
      this.process.stdin.write(JSON.stringify({ id: 0, content, metadata }) + '\n')
    })
  }

  close() {
    this.process.stdin.end()
    return this.ended
  }
}
