import { screen } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import en from '../../locales/en.json'
import { CHECK_CAUSES, CHECK_STEPS } from '../../src/core/diagnosis'
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
    expect(screen.getByText('The connection works: all steps passed.')).toBeVisible()
    await expectNoViolations()
  })

  it('tell the one that does not apply from the ones that were not reached', () => {
    const diagnosis = failedAt('authorization', 'unauthorized', { status: 401 })
    const checks = diagnosis.checks.map((check) => (check.step === 'tls' ? { ...check, state: 'skipped' as const } : check))
    renderWithKeyrack(<ConnectionDiagnostics diagnosis={{ ...diagnosis, checks, correlationId: 'req_9' }} />)
    expect(steps()[3]).toBe('Encryptionnot needed')
    expect(steps()[5]).toBe('Answernot reached')
    expect(screen.queryByText(/all steps passed/)).not.toBeInTheDocument()
    expect(screen.getByText('Reference for the service log: req_9')).toBeVisible()
  })
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
  expect(screen.getByText(/<b>\$t\(actions\.cancel\)<\/b>/)).toBeVisible()
})
