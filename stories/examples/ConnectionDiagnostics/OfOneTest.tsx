import { ConnectionDiagnostics, type ConnectionDiagnosticsProps } from 'keyrack'

/** What a test has found so far, or in the end, as `adapter.test` tells and answers it. */
export const OfOneTest = (test: ConnectionDiagnosticsProps) => (
  <section style={{ maxInlineSize: 480 }}>
    <ConnectionDiagnostics {...test} />
  </section>
)
