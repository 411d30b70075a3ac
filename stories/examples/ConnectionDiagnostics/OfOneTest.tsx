import { ConnectionDiagnostics } from 'keyrack'
import type { Diagnosis } from 'keyrack/core'

/** What a test found, as `adapter.test` answers it. */
export const OfOneTest = ({ diagnosis }: { readonly diagnosis: Diagnosis }) => (
  <section style={{ maxInlineSize: 480 }}>
    <ConnectionDiagnostics diagnosis={diagnosis} />
  </section>
)
