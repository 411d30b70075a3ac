import { CHECK_STEPS, type CheckResult, type CheckStep, type Diagnosis, failedCheck, liveStep } from '../core/diagnosis'
import { useDirection } from '../headless/useDirection'
import { useWords } from '../headless/useWords'
import type { Words } from '../headless/words'
import { Button } from './Button'
import { checkIcon, crossIcon, dashIcon, dotIcon, ringIcon } from './icons'
import { ServiceLog } from './ServiceLog'

export interface ConnectionDiagnosticsProps {
  /** What a finished test found; without it the test is running, or was cancelled. */
  readonly diagnosis?: Diagnosis | null | undefined
  /** The steps of a running or cancelled test so far, in order, as `useConnectionTest` has them. @default none */
  readonly progress?: readonly CheckResult[] | undefined
  /** Whether the test was cancelled. @default false */
  readonly cancelled?: boolean | undefined
  /** Called by the button that is there while the test is running. @default no button */
  readonly onCancel?: (() => void) | undefined
  /** When the test ended, ISO 8601; it stands beside the reference. @default when its end was first shown */
  readonly at?: string | undefined
}

const SIGNS = {
  passed: checkIcon,
  failed: crossIcon,
  skipped: dashIcon,
  cancelled: dashIcon,
  waiting: dotIcon,
  running: ringIcon,
} as const

interface Step extends Omit<CheckResult, 'state'> {
  readonly state: keyof typeof SIGNS
}

/** All steps, with those that a test has not come to. */
const stepsOf = (checks: readonly CheckResult[], cancelled: boolean): readonly Step[] => {
  const live = liveStep(checks)
  const reached = live === null ? CHECK_STEPS.length : CHECK_STEPS.indexOf(live)
  const stateOf = (step: CheckStep, index: number): Step['state'] =>
    step === live ? (cancelled ? 'cancelled' : 'running') : index < reached || cancelled || live === null ? 'skipped' : 'waiting'
  return CHECK_STEPS.map((step, index) => checks.find((check) => check.step === step) ?? { step, state: stateOf(step, index) })
}

const causeOf = ({ t, join, format }: Words, { cause = 'status', params = {} }: CheckResult) => {
  const { retryAfter, status } = params
  // The status of an answer is a name, not a number: it has the same digits in every language.
  const said = status === undefined ? params : { ...params, status: String(status) }
  const [what, next] = (['what', 'next'] as const).map((part) =>
    t([`diagnosis.causes.${cause}.${part}`, `problems.unknown.${part}`], said),
  ) as [string, string]
  const wait = typeof retryAfter === 'number' && t('diagnosis.wait', { wait: format.wait(retryAfter) })
  return { what, whole: join(what, wait || next) }
}

/**
 * The steps of a connection test while it runs and after it, each with how it went, and for the failed one the cause and
 * what to do. It says aloud how a test ended, and not each of its steps.
 */
export function ConnectionDiagnostics({
  diagnosis = null,
  progress = [],
  cancelled = false,
  onCancel,
  at,
}: ConnectionDiagnosticsProps) {
  const words = useWords()
  const { t } = words
  const { ref, dir } = useDirection()
  const running = diagnosis === null && !cancelled
  const failed = diagnosis === null ? undefined : failedCheck(diagnosis)
  const steps = diagnosis?.checks ?? stepsOf(progress, cancelled)
  const stop = steps.findIndex(({ state }) => state === 'failed' || state === 'cancelled' || state === 'running')
  const cause = failed && causeOf(words, failed)
  const total = steps.reduce((sum, { latency = 0 }) => sum + latency, 0)
  const correlationId = diagnosis?.correlationId
  const log = correlationId !== undefined && <ServiceLog key={correlationId} correlationId={correlationId} at={at} />
  const outcome = running
    ? t('add.checking')
    : diagnosis === null
      ? t('problems.aborted.what')
      : t(diagnosis.ok ? 'diagnosis.ok' : 'diagnosis.failed')
  return (
    <div ref={ref} dir={dir} className="kr-scope kr-diagnosis" data-state={running ? 'running' : undefined}>
      <ol className="kr-diagnosis-steps" aria-label={t('diagnosis.label')}>
        {steps.map(({ step, state, latency }, index) => (
          <li key={step} className="kr-diagnosis-step" data-state={state}>
            <span className="kr-diagnosis-sign">{SIGNS[state]}</span>
            <span className="kr-diagnosis-name">{t(`diagnosis.steps.${step}`)}</span>
            <span className="kr-diagnosis-state">
              {state === 'skipped' && (stop === -1 || index < stop) ? t('diagnosis.notNeeded') : t(`diagnosis.${state}`)}
              {latency !== undefined && ` · ${t('diagnosis.latency', { latency: Math.round(latency) })}`}
            </span>
            {step === failed?.step && <p className="kr-diagnosis-cause">{cause?.whole}</p>}
          </li>
        ))}
      </ol>
      <div className="kr-diagnosis-foot">
        <p
          role="status"
          className={failed ? 'kr-hidden' : 'kr-diagnosis-outcome'}
          data-state={diagnosis?.ok ? 'passed' : undefined}
        >
          {failed ? `${t(`diagnosis.steps.${failed.step}`)}: ${t('diagnosis.failed')}. ${cause?.what}` : outcome}
        </p>
        {diagnosis !== null && total > 0 && <p className="kr-muted">{t('diagnosis.total', { latency: Math.round(total) })}</p>}
        {running && onCancel && <Button onClick={onCancel}>{t('actions.cancel')}</Button>}
      </div>
      {log &&
        (failed ? (
          <div className="kr-diagnosis-log">{log}</div>
        ) : (
          <details className="kr-diagnosis-log">
            <summary>{t('diagnosis.log')}</summary>
            {log}
          </details>
        ))}
    </div>
  )
}
