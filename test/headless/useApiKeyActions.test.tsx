import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter, Call } from '../../src/core/adapter'
import { type ApiKeyActions, useApiKeyActions } from '../../src/headless/useApiKeyActions'
import { renderWithKeyrack } from '../support/renderWithKeyrack'
import { credential, NOW } from '../support/sampleKey'

const key = credential()

function Actions({ act }: { readonly act: (actions: ApiKeyActions) => unknown }) {
  const actions = useApiKeyActions()
  return (
    <button type="button" onClick={() => void act(actions)}>
      Act
    </button>
  )
}

const show = (act: (actions: ApiKeyActions) => unknown) => {
  const calls: (Call | undefined)[] = []
  const adapter: ApiKeyAdapter = {
    ...memoryAdapter({ keys: [key], now: () => NOW }),
    revoke: (_id, _options, call) => {
      calls.push(call)
      return Promise.resolve({ ...key, state: 'revoked' as const })
    },
    delete: (_id, call) => {
      calls.push(call)
      return Promise.resolve()
    },
  }
  const { user } = renderWithKeyrack(<Actions act={act} />, { adapter, now: NOW })
  return { calls, press: () => user.click(screen.getByRole('button')) }
}

describe('an action that ends a key', () => {
  it.each([
    ['revoked', (actions: ApiKeyActions) => actions.revoke(key, 'leaked')],
    ['deleted', (actions: ApiKeyActions) => actions.remove(key)],
  ])('has an intent of its own: %s', async (_, act) => {
    const { calls, press } = show(act)
    await press()
    await press()
    await waitFor(() => expect(calls).toHaveLength(2))
    const intents = calls.map((call) => call?.intent)
    for (const intent of intents) expect(intent).toMatch(/^[\w-]{16,}$/)
    expect(new Set(intents).size).toBe(2)
  })
})
