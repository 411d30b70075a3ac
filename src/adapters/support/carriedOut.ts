import type { Call, Created } from '../../core/adapter'
import { ApiKeyError } from '../../core/errors'
import { Secret } from '../../core/secret'
import { intentOf } from './intentOf'

interface Answered {
  readonly request: Secret
  /** Null once the key is deleted or revoked, for the secret goes with it. */
  readonly answer: Created | null
}

/** What was carried out under which intent, so that a repetition is answered alike and makes nothing. */
export class CarriedOut {
  readonly #intents = new Map<string, Answered>()

  /**
   * Does the work, unless it was done under the intent of the call before.
   *
   * @param request all that makes one request another one, as JSON; it may hold a secret
   * @throws {ApiKeyError} `intentMismatch`; `notFound` where what was made is gone
   */
  once<Answer extends Created>(call: Call | undefined, request: unknown, work: () => Answer): Answer {
    const intent = intentOf(call)
    if (intent === undefined) return work()
    const text = JSON.stringify(request)
    const before = this.#intents.get(intent)
    if (before !== undefined && before.request.reveal() !== text) throw new ApiKeyError('intentMismatch')
    if (before?.answer === null) throw new ApiKeyError('notFound')
    // Equal requests are of one method, and so are their answers.
    const answer = (before?.answer as Answer | undefined) ?? work()
    this.#intents.set(intent, { request: new Secret(text), answer })
    return answer
  }

  /** Drops the answers that tell of a new key of this id. */
  forget(id: string): void {
    for (const [intent, { request, answer }] of this.#intents)
      if (answer?.key.id === id) this.#intents.set(intent, { request, answer: null })
  }
}
