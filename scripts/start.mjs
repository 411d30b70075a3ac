// node scripts/start.mjs: starts the demo. KEYRACK_DIR says where its data lies, KEYRACK_PORT where it listens.
import { join, resolve } from 'node:path'
import { ensurePage, pageFolder } from '../demo/ensurePage.mjs'
import { ensureBuild } from './build.mjs'
import { root } from './setup.mjs'

const DEFAULT_PORT = 4600

function portOf(text = '') {
  if (text === '') return DEFAULT_PORT
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new Error('KEYRACK_PORT is no port number, so the demo does not know where to listen; set it to a number up to 65535')
}

async function start() {
  const port = portOf(process.env.KEYRACK_PORT)
  const directory = resolve(process.env.KEYRACK_DIR || join(root, '.keyrack'))
  if (await ensureBuild()) process.stderr.write('setup: built the library\n')
  if (await ensurePage()) process.stderr.write('setup: built the demo page\n')
  // Only now is there a dist that its imports lead to.
  const { startDemo } = await import('../demo/server/startDemo.ts')
  const demo = await startDemo({ directory, page: pageFolder, port })
  console.log(
    [
      '',
      `  Keyrack demo   ${demo.url}`,
      '',
      `  Data           ${demo.dataDirectory}`,
      `  Master key     ${demo.masterKeyPath}`,
      '                 The keys in the data are encrypted with the master key: back up both, apart from each other.',
      '',
      '  Stop           Ctrl+C',
      '',
    ].join('\n'),
  )

  let stopping = false
  const stop = () => {
    // Ctrl+C reaches this process twice: from the terminal, and from the script that started it.
    if (stopping) return
    stopping = true
    demo.stop().then(() => process.exit(0), fail)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
}

function fail(error) {
  const message = error instanceof Error ? error.message : 'the demo did not start'
  process.stderr.write(`${message.startsWith('keyrack: ') ? '' : 'keyrack: '}${message}\n`)
  process.exit(1)
}

start().catch(fail)
