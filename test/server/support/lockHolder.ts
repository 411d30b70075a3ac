import { directoryLock } from '../../../src/server/directoryLock'

// Takes a lock, says what came of it, and holds it until it is killed or told to let go.
const [, , path = ''] = process.argv

const report = (message: unknown) => process.send?.(message)

try {
  const lock = directoryLock(path)
  process.on('message', () => {
    lock.release()
    report('released')
  })
  report({ pid: process.pid, taken: true })
} catch (thrown) {
  report({ pid: process.pid, taken: false, message: (thrown as Error).message })
}
setInterval(() => undefined, 60_000)
