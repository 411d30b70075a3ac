import { ApiKeyError } from '../core/errors'
import { readBody } from './readBody'

/** @throws {ApiKeyError} `invalid` where the body says anything */
export async function readEmptyBody(request: Request): Promise<void> {
  const { value } = await readBody(request, { empty: true })
  if (Object.keys(value).length > 0) throw new ApiKeyError('invalid', { issues: [{ field: '', code: 'unknownField' }] })
}
