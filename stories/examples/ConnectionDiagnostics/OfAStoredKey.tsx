import { ConnectionDiagnostics } from 'keyrack'
import { useConnectionTest } from 'keyrack/headless'

/** Tests a stored key at once, and shows each step as it ends. */
export const OfAStoredKey = ({ id }: { readonly id: string }) => {
  const { state, diagnosis, progress, cancel, again } = useConnectionTest(id)
  return (
    <section style={{ maxInlineSize: 480 }}>
      <ConnectionDiagnostics diagnosis={diagnosis} progress={progress} cancelled={state === 'cancelled'} onCancel={cancel} />
      {state !== 'running' && (
        <button type="button" onClick={again}>
          Test again
        </button>
      )}
    </section>
  )
}
