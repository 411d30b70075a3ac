export { createKeyIndex } from '../core/createKeyIndex'
export { finish } from '../core/finish'
export { inSlices } from '../core/inSlices'
