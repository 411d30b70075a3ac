import type { CheckResult, Diagnosis } from '../../core/diagnosis'
import { ApiKeyError, isApiKeyError } from '../../core/errors'
import { readCheck, readDiagnosis } from '../../core/wire'
import { readLines } from './readLines'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/**
 * Reads a check that is told line by line: `{"check":…}` for each step, then `{"diagnosis":…}` and nothing more. An answer that
 * ends before its diagnosis was cut off.
 *
 * @throws {ApiKeyError} `badResponse` where a line is neither; `network` where the answer was cut off
 */
export async function readCheckLines(response: Response, onCheck: (check: CheckResult) => void): Promise<Diagnosis> {
  let diagnosis: Diagnosis | undefined
  try {
    await readLines(response, (line) => {
      if (!isObject(line) || diagnosis !== undefined) throw new ApiKeyError('badResponse')
      if ('diagnosis' in line) diagnosis = readDiagnosis(line['diagnosis'])
      else onCheck(readCheck(line['check']))
    })
  } catch (thrown) {
    // The platform's own words quote addresses.
    throw isApiKeyError(thrown) ? thrown : new ApiKeyError('network')
  }
  if (diagnosis === undefined) throw new ApiKeyError('network')
  return diagnosis
}
