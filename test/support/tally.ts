import type { Reporter, TestModule } from 'vitest/node'

/** Ends the run with each skipped test on a line of its own, and one plain line that any machine can read. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const count = { passed: 0, failed: errors.length, skipped: 0 }
    const skipped: string[] = []
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') count.passed++
        else if (state === 'skipped') {
          count.skipped++
          skipped.push(`skipped: [${module.project.name}] ${module.relativeModuleId} > ${test.fullName}`)
        } else count.failed++
      }
      // A file that could not be loaded has no tests to count.
      if (module.state() === 'failed' && module.errors().length > 0) count.failed++
    }
    const lines = [...skipped, `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`]
    process.stdout.write(`${lines.join('\n')}\n`)
  }
}
