import { screen } from '@testing-library/react'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import en from '../../locales/en.json'
import { CHECK_CAUSES, CHECK_STEPS, type CheckResult } from '../../src/core/diagnosis'
import { LANGUAGES, loadedLocale, loadLocale } from '../../src/i18n/locales'
import { ConnectionDiagnostics } from '../../src/ui/ConnectionDiagnostics'
import { failedAt, passed } from '../support/diagnoses'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack } from '../support/renderWithKeyrack'

beforeAll(() => Promise.all(LANGUAGES.map(loadLocale)))

const steps = () => screen.getAllByRole('listitem').map((step) => step.textContent?.replace(/\s+/g, ' '))

describe('the steps of a connection test', () => {
  it('stand in order, each with how it went and how long it took', async () => {
    renderWithKeyrack(<ConnectionDiagnostics diagnosis={passed} />)
    expect(screen.getByRole('list', { name: 'Connection test' })).toBeVisible()
    expect(steps()).toEqual(CHECK_STEPS.map((step) => `${en.diagnosis.steps[step]}passed · 12 ms`))
    expect(screen.getByRole('status')).toHaveTextContent(/^The connection works: all steps passed\.$/)
    expect(screen.getByText('72 ms in all')).toBeVisible()
    expect(screen.queryByText('Service log')).not.toBeInTheDocument()
    await expectNoViolations()
  })

  it('tell the one that does not apply from the ones that were not reached', () => {
    const diagnosis = failedAt('authorization', 'unauthorized', { status: 401 })
    const checks = diagnosis.checks.map((check) => (check.step === 'tls' ? { ...check, state: 'skipped' as const } : check))
    renderWithKeyrack(<ConnectionDiagnostics diagnosis={{ ...diagnosis, checks, correlationId: 'req_9' }} />)
    expect(steps()[3]).toBe('Encryptionnot needed')
    expect(steps()[5]).toBe('Answernot reached')
    expect(screen.queryByText(/all steps passed/)).not.toBeInTheDocument()
    expect(screen.getByText('req_9')).toBeVisible()
  })
})

const first: readonly CheckResult[] = [
  { step: 'format', state: 'passed' },
  { step: 'address', state: 'passed', latency: 4 },
]

describe('a test that is running', () => {
  it('has its steps before it comes to them, and one under way', async () => {
    const { rerender } = renderWithKeyrack(<ConnectionDiagnostics />)
    expect(steps()).toEqual([
      'Formatrunning',
      'Addresswaiting',
      'Networkwaiting',
      'Encryptionwaiting',
      'Permissionwaiting',
      'Answerwaiting',
    ])
    rerender(<ConnectionDiagnostics progress={first} />)
    expect(steps().slice(0, 4)).toEqual(['Formatpassed', 'Addresspassed · 4 ms', 'Networkrunning', 'Encryptionwaiting'])
    rerender(<ConnectionDiagnostics progress={[...first, { step: 'tls', state: 'passed' }]} />)
    expect(steps().slice(2, 5)).toEqual(['Networknot needed', 'Encryptionpassed', 'Permissionrunning'])
    rerender(<ConnectionDiagnostics progress={[...first, { step: 'network', state: 'failed', cause: 'refused' }]} />)
    expect(steps().slice(2, 4)).toEqual(['Networkfailed', 'Encryptionnot reached'])
    await expectNoViolations()
  })

  it('can be cancelled, and then says how far it came', async () => {
    const onCancel = vi.fn()
    const { user, rerender } = renderWithKeyrack(<ConnectionDiagnostics progress={first} onCancel={onCancel} />)
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(onCancel).toHaveBeenCalledOnce()
    rerender(<ConnectionDiagnostics progress={first} cancelled onCancel={onCancel} />)
    expect(steps().slice(1, 4)).toEqual(['Addresspassed · 4 ms', 'Networkcancelled', 'Encryptionnot reached'])
    expect(screen.getByRole('status')).toHaveTextContent('The request was cancelled.')
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
    await expectNoViolations()
  })

  it('says its end aloud and none of its steps', () => {
    const { container, rerender } = renderWithKeyrack(<ConnectionDiagnostics />)
    expect(container.querySelectorAll('[aria-live], [role=status], [role=alert]')).toHaveLength(1)
    const status = screen.getByRole('status')
    expect(status).toHaveTextContent('Testing the connection …')
    rerender(<ConnectionDiagnostics progress={first} />)
    expect(status).toHaveTextContent('Testing the connection …')
    rerender(<ConnectionDiagnostics diagnosis={failedAt('authorization', 'forbidden', { status: 403 })} />)
    expect(status).toHaveTextContent(/^Permission: failed\. The key is known but may not do this \(403\)\.$/)
    expect(screen.getByRole('status')).toBe(status)
    rerender(<ConnectionDiagnostics diagnosis={passed} />)
    expect(status).toHaveTextContent('The connection works: all steps passed.')
  })
})

describe('the reference for the service log', () => {
  const at = '2026-11-25T08:30:00Z'
  const refused = { ...failedAt('authorization', 'forbidden', { status: 403 }), correlationId: 'req_9' }

  it('stands below what failed, with the time, and can be copied', async () => {
    const { user } = renderWithKeyrack(<ConnectionDiagnostics diagnosis={refused} at={at} />, { timeZone: 'UTC' })
    expect(screen.getByText('Look for this reference in the service log (Nov 25, 2026, 8:30 AM):')).toHaveAttribute(
      'datetime',
      at,
    )
    expect(screen.getByText('req_9')).toHaveAttribute('dir', 'ltr')
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await screen.findByRole('button', { name: 'Copied' })).toHaveFocus()
    expect(await navigator.clipboard.readText()).toBe('req_9')
    await expectNoViolations()
  })

  it('is selected where it was not copied, and says so', async () => {
    const { user } = renderWithKeyrack(<ConnectionDiagnostics diagnosis={refused} at={at} />)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('no'))
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await screen.findByText('Not copied; the reference is selected.')).toBeVisible()
    expect(String(getSelection())).toBe('req_9')
    expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible()
  })

  it('is folded away where all is well', async () => {
    const { user } = renderWithKeyrack(<ConnectionDiagnostics diagnosis={{ ...passed, correlationId: 'req_9' }} />)
    expect(screen.getByText('req_9')).not.toBeVisible()
    await user.click(screen.getByText('Service log'))
    expect(screen.getByText('req_9')).toBeVisible()
  })

  it('has the time at which the end was first shown where nobody says another', () => {
    renderWithKeyrack(<ConnectionDiagnostics diagnosis={refused} />, { now: Date.parse(at), timeZone: 'UTC' })
    expect(screen.getByText(/Nov 25, 2026, 8:30 AM/)).toBeVisible()
  })
})

it.each([
  [30, '30 seconds'],
  [1, '1 second'],
  [90, '90 seconds'],
  [150, '3 minutes'],
  [86_400, '24 hours'],
])('a server that asks for a wait of %i s is heard', (retryAfter, wait) => {
  renderWithKeyrack(<ConnectionDiagnostics diagnosis={failedAt('response', 'rateLimited', { status: 429, retryAfter })} />)
  expect(steps()[5]).toMatch(`The server has had too many calls (429). Wait before the next test: ${wait}.`)
})

it('does not call a connection good because no step is at fault', () => {
  renderWithKeyrack(<ConnectionDiagnostics diagnosis={{ ...passed, ok: false }} />)
  expect(screen.getByRole('status')).toHaveTextContent(/^failed$/)
})

it('no two causes read the same', () => {
  const read = CHECK_CAUSES.map((cause) => {
    const { unmount } = renderWithKeyrack(<ConnectionDiagnostics diagnosis={failedAt('response', cause, { status: 400 })} />)
    const said = steps()[5]
    unmount()
    return said
  })
  expect(new Set(read).size).toBe(CHECK_CAUSES.length)
})

describe.each(LANGUAGES)('in %s', (language) => {
  const causes = () => (loadedLocale(language) as unknown as typeof en).diagnosis.causes

  it.each(CHECK_CAUSES)('%s says what happened and what to do', (cause) => {
    renderWithKeyrack(<ConnectionDiagnostics diagnosis={failedAt('response', cause, { status: 503 })} />, { language })
    const { what, next } = causes()[cause]
    // Chinese and Japanese sentences stand side by side without a space; the query reads every white space as a plain one.
    const sentence = [what, next]
      .join(/^(zh|ja)/.test(language) ? '' : ' ')
      .replaceAll('{{status}}', '503')
      .replace(/\s+/g, ' ')
    expect(screen.getByText(sentence)).toBeVisible()
    expect(sentence).not.toContain('{{')
  })
})

it('shows what a service sends as text', () => {
  renderWithKeyrack(<ConnectionDiagnostics diagnosis={failedAt('response', 'status', { status: '<b>$t(actions.cancel)</b>' })} />)
  expect(screen.getAllByRole('listitem')[5]).toHaveTextContent('answered with <b>$t(actions.cancel)</b> instead')
})
