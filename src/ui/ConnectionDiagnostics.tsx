import { type CheckResult, type Diagnosis, failedCheck } from '../core/diagnosis'
import { useDirection } from '../headless/useDirection'
import { useWords } from '../headless/useWords'
import { checkIcon, crossIcon, dashIcon } from './icons'

const SIGNS = { passed: checkIcon, failed: crossIcon, skipped: dashIcon } as const

/** The status of an answer is a name, not a number: it has the same digits in every language. */
const paramsOf = ({ params = {} }: CheckResult) => ('status' in params ? { ...params, status: String(params['status']) } : params)

/** The steps of a connection test, each with how it went, and for the failed one the cause and what to do. */
export function ConnectionDiagnostics({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t, join } = useWords()
  const { ref, dir } = useDirection()
  const failed = failedCheck(diagnosis)
  const stop = failed === undefined ? Infinity : diagnosis.checks.indexOf(failed)
  return (
    <div ref={ref} dir={dir} className="kr-scope kr-diagnosis">
      <ol className="kr-diagnosis-steps" aria-label={t('diagnosis.label')}>
        {diagnosis.checks.map((check, index) => (
          <li key={check.step} className="kr-diagnosis-step" data-state={check.state}>
            <span className="kr-diagnosis-sign">{SIGNS[check.state]}</span>
            <span className="kr-diagnosis-name">{t(`diagnosis.steps.${check.step}`)}</span>
            <span className="kr-diagnosis-state">
              {check.state === 'skipped' && index < stop ? t('diagnosis.notNeeded') : t(`diagnosis.${check.state}`)}
              {check.latency !== undefined && ` · ${t('diagnosis.latency', { latency: Math.round(check.latency) })}`}
            </span>
            {check === failed && (
              <p className="kr-diagnosis-cause">
                {join(
                  ...(['what', 'next'] as const).map((part) =>
                    t([`diagnosis.causes.${check.cause ?? 'status'}.${part}`, `problems.unknown.${part}`], paramsOf(check)),
                  ),
                )}
              </p>
            )}
          </li>
        ))}
      </ol>
      {diagnosis.ok && <p className="kr-diagnosis-ok">{t('diagnosis.ok')}</p>}
      {!diagnosis.ok && diagnosis.correlationId !== undefined && (
        <p className="kr-note-next">{t('problems.reference', { correlationId: diagnosis.correlationId })}</p>
      )}
    </div>
  )
}
