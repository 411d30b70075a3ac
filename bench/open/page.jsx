// The page that bench/open.mjs drives: ?modal=ours|bare|floor&behind=empty|host|table|rows
import * as Dialog from '@radix-ui/react-dialog'
import { AddApiKeyModal, ApiKeyTable, KeyrackProvider } from 'keyrack'
import { memo } from 'react'
import { createRoot } from 'react-dom/client'
import { useForm } from 'react-hook-form'

const query = new URLSearchParams(location.search)
const modal = query.get('modal') ?? 'ours'
const behind = query.get('behind') ?? 'empty'
const ROWS = { host: 1_000, table: 200, rows: 10_000 }

/** Keys as an adapter gives them, as many as asked for, all in one page. */
const keys = Array.from({ length: ROWS[behind] ?? 0 }, (_, index) => ({
  id: `key_${index}`,
  kind: index % 2 ? 'issued' : 'credential',
  name: `Key ${index}`,
  hint: { prefix: 'sk_', tail: 'wxyz' },
  application: index % 3 ? 'Billing' : null,
  scopes: [],
  state: 'active',
  createdAt: '2026-01-05T09:00:00.000Z',
  createdBy: 'ada',
  expiresAt: null,
  lastUsedAt: null,
  rotationDueAt: null,
  replaces: null,
  replacedBy: null,
  retiresAt: null,
  version: '1',
  ...(index % 2 ? {} : { endpoint: 'https://api.example.com/v1' }),
}))
const never = () => new Promise(() => undefined)
const adapter = {
  name: 'bench',
  list: async () => ({ items: keys, nextCursor: null, total: keys.length }),
  create: never,
  test: never,
  update: never,
  revoke: never,
}

/** A table of the host's own, 19 nodes a row, as plain as can be. */
const HostTable = memo(function HostTable() {
  return (
    <table>
      <tbody>
        {keys.map(({ id, name }) => (
          <tr key={id}>
            {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((cell) => (
              <td key={cell}>
                <span>{cell === 'a' ? name : cell}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
})

const trigger = (
  <button type="button" id="trigger">
    Add
  </button>
)

function BareField({ id, label, hint, ...input }) {
  return (
    <div className="kr-field">
      <div className="kr-field-top">
        <label className="kr-field-label" htmlFor={id}>
          {label}
        </label>
      </div>
      <input id={id} name={id} className="kr-input" {...input} />
      <p className="kr-field-hint">{hint}</p>
    </div>
  )
}

/** Radix as its documentation shows it, with the same fields in the same look, and nothing behind them. */
function Bare() {
  return (
    <Dialog.Root>
      <Dialog.Trigger asChild>{trigger}</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="kr-scope kr-overlay" />
        <Dialog.Content className="kr-scope kr-dialog">
          <header className="kr-dialog-header">
            <Dialog.Title className="kr-dialog-title">Add API key</Dialog.Title>
            <Dialog.Description className="kr-dialog-description">Bring a key, or have one made.</Dialog.Description>
            <Dialog.Close className="kr-icon-button kr-dialog-close" aria-label="Close">
              ×
            </Dialog.Close>
          </header>
          <form className="kr-dialog-form">
            <div className="kr-dialog-body kr-form">
              <fieldset className="kr-kinds">
                <legend className="kr-hidden">Kind</legend>
                {['Bring', 'Issue'].map((kind, index) => (
                  <label key={kind} className="kr-kind">
                    <input type="radio" name="kind" value={kind} defaultChecked={index === 0} />
                    <span className="kr-kind-title">{kind}</span>
                    <span className="kr-kind-hint">What that means</span>
                  </label>
                ))}
              </fieldset>
              <BareField id="name" label="Name" hint="As your team calls it" />
              <BareField id="endpoint" label="Endpoint" hint="Is called once" />
              <BareField id="key" label="Key" hint="At least 5 characters" type="password" />
              <button type="button" className="kr-button">
                Generate
              </button>
              <button type="button" className="kr-icon-button" aria-label="Show">
                ○
              </button>
              <BareField id="application" label="Application" hint="What uses it" />
              <div className="kr-field">
                <label className="kr-field-label" htmlFor="expires">
                  Expires
                </label>
                <select id="expires" className="kr-input">
                  {['never', '7', '30', '90', '365', 'date'].map((value) => (
                    <option key={value}>{value}</option>
                  ))}
                </select>
              </div>
            </div>
            <footer className="kr-dialog-footer">
              <p className="kr-dialog-progress" role="status" />
              <Dialog.Close asChild>
                <button type="button" className="kr-button">
                  Cancel
                </button>
              </Dialog.Close>
              <button type="submit" className="kr-button" data-look="primary">
                Add
              </button>
            </footer>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** A field of react-hook-form that nothing watches: the floor of a key press. */
function Floor() {
  const { register } = useForm({ defaultValues: { key: '' } })
  return <input {...register('key')} />
}

const MODALS = {
  ours: <AddApiKeyModal trigger={trigger} />,
  bare: <Bare />,
  floor: <Floor />,
}
const BEHIND = { host: <HostTable />, table: <ApiKeyTable initialKeys={keys} />, rows: <ApiKeyTable initialKeys={keys} /> }

/** Names of the components that did work in the last commits. Production React marks its fibres too. */
const rendered = new Set()
let commits = 0
const PERFORMED_WORK = 1
const collect = (fiber) => {
  for (let at = fiber; at !== null; at = at.sibling) {
    const type = at.type
    const name = typeof type === 'function' ? type.name : (type?.render?.name ?? type?.type?.name)
    if (name && (at.flags & PERFORMED_WORK) !== 0) {
      rendered.add(name)
      const m = (globalThis.bench.counts ??= new Map())
      m.set(name, (m.get(name) ?? 0) + 1)
    }
    // A subtree that was bailed out of is the same object as before.
    if (at.child !== null && at.child !== at.alternate?.child) collect(at.child)
  }
}
globalThis.bench = {
  start: () => {
    rendered.clear()
    commits = 0
  },
  seen: () => ({ commits, rendered: [...rendered] }),
  rows: () => document.querySelectorAll('tbody tr').length,
}
globalThis['__REACT_DEVTOOLS_GLOBAL_HOOK__']?.watch?.((root) => {
  commits++
  collect(root.current.child)
})

createRoot(document.getElementById('root')).render(
  <KeyrackProvider adapter={adapter} language="en">
    {MODALS[modal]}
    {BEHIND[behind]}
  </KeyrackProvider>,
)
