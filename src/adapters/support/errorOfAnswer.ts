import { ApiKeyError, type ErrorCode } from '../../core/errors'
import { readProblem } from '../../core/readProblem'
import { retryAfterOf } from './retryAfterOf'

const CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'malformed',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  405: 'unsupported',
  408: 'timeout',
  409: 'conflict',
  410: 'notFound',
  412: 'conflict',
  413: 'tooLarge',
  414: 'tooLarge',
  415: 'malformed',
  422: 'invalid',
  429: 'rateLimited',
  431: 'tooLarge',
  501: 'unsupported',
}

/** What only this side of the connection can know; a server that says so is not believed. */
const OURS: readonly ErrorCode[] = ['aborted', 'offline', 'network', 'badResponse']

const codeOf = (status: number): ErrorCode =>
  CODES[status] ?? (status >= 500 ? 'unavailable' : status >= 400 ? 'unknown' : 'badResponse')

/**
 * The error that an answer other than 2xx stands for: that of its `application/problem+json`, or else what its status
 * says. None of the answer's own sentences get through, for they may quote what was sent.
 *
 * @param body the answer's body as text
 */
export function errorOfAnswer(response: Response, body: string, now: number): ApiKeyError {
  const retryAfter = retryAfterOf(response.headers, now)
  const wait = retryAfter === undefined ? {} : { retryAfter }
  const problem = /^application\/problem\+json\b/i.test(response.headers.get('content-type') ?? '') ? problemOf(body) : null
  return problem === null || OURS.includes(problem.code)
    ? new ApiKeyError(codeOf(response.status), wait)
    : new ApiKeyError(problem.code, { ...problem, ...wait })
}

function problemOf(body: string) {
  try {
    return readProblem(JSON.parse(body))
  } catch {
    return null
  }
}
